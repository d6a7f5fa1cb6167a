//! Looking at a screen: a picture of it, what axe finds on it, and what runs out of it sideways.

use super::Window;
use serde_json::{Value, json};
use std::path::Path;

impl Window {
    /// Takes a picture into the folder that `OPEN_CIRCLE_PICTURES` names, if it does.
    pub async fn picture(&self, name: &str) {
        if let Some(folder) = std::env::var_os("OPEN_CIRCLE_PICTURES") {
            // The picture shows what was painted last: what the page holds now must have been painted before.
            let painted = r"
                const done = arguments[arguments.length - 1];
                document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))));";
            self.client
                .execute_async(painted, Vec::new())
                .await
                .expect("the page paints");
            let file = Path::new(&folder).join(format!("{name}.png"));
            #[cfg(target_os = "linux")]
            super::screen::save(&file);
            #[cfg(not(target_os = "linux"))]
            std::fs::write(&file, self.client.screenshot().await.expect("a picture"))
                .expect("a folder for pictures");
        }
    }

    /// Looks at the screen as it stands: takes a picture, and asserts that axe finds nothing and nothing runs out of the
    /// window sideways.
    pub async fn look(&self, screen: &str) {
        self.picture(screen).await;
        let found = self.violations().await;
        assert!(
            found.is_empty(),
            "{screen}: everybody must be able to use it, but {found:#?}"
        );
        // Panels are hung anew when the page changes under them: what counts is where they come to rest.
        let mut overflow = self.overflow().await;
        for _ in 0..50 {
            if overflow.is_empty() {
                break;
            }
            overflow = self.overflow().await;
        }
        assert!(
            overflow.is_empty(),
            "{screen}: nothing may run out of the window sideways, but {overflow:#?}"
        );
    }

    /// What is wider than the window or than the part of it that holds it, one line each.
    pub async fn overflow(&self) -> Vec<String> {
        let script = r"
            const found = [];
            const page = document.scrollingElement;
            if (page.scrollWidth > innerWidth) found.push(`the page is ${page.scrollWidth} wide in ${innerWidth}`);
            for (const one of document.querySelectorAll('main, main *, header, header *, footer')) {
              const style = getComputedStyle(one);
              if (style.overflowX === 'auto' || style.overflowX === 'scroll') {
                if (one.scrollWidth > one.clientWidth + 1 && one.getAttribute('role') !== 'region')
                  found.push(`${one.tagName}.${one.className} scrolls sideways: ${one.scrollWidth} in ${one.clientWidth}`);
              }
              const box = one.getBoundingClientRect();
              if (one.scrollWidth > one.clientWidth + 1 && style.overflowX === 'visible' && one.clientWidth > 2 && one.tagName !== 'DETAILS' && style.position !== 'absolute' && !one.closest('table'))
                found.push(`${one.tagName}.${one.className} holds ${one.scrollWidth} in ${one.clientWidth}: ${one.innerText.slice(0, 40)}`);
              if (box.width > 2 && box.right > innerWidth + 1 && style.position !== 'fixed' && !one.closest('table'))
                found.push(`${one.tagName}.${one.className} ends at ${Math.round(box.right)} of ${innerWidth}`);
            }
            return found.slice(0, 12);";
        texts_of(&self.run(script, Vec::new()).await)
    }

    /// Every violation of WCAG 2.2 A and AA that axe finds on the page as it stands, one line each.
    pub async fn violations(&self) -> Vec<String> {
        if self.run("return typeof window.axe", Vec::new()).await != json!("object") {
            let axe = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../ui/node_modules/axe-core/axe.min.js");
            let axe = std::fs::read_to_string(axe).expect("the interface's packages are installed");
            self.client
                .execute(&axe, Vec::new())
                .await
                .expect("axe loads");
        }
        let script = r"
            const done = arguments[arguments.length - 1];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
              (result) => done(result.violations.map((v) =>
                `${v.id}: ${v.help} at ` + v.nodes.slice(0, 4).map((n) => n.target.join(' ') + ' ' + n.failureSummary).join('; '))),
              (error) => done([`axe failed: ${error}`]));";
        let found = self
            .client
            .execute_async(script, Vec::new())
            .await
            .expect("axe answers");
        texts_of(&found)
    }
}

fn texts_of(found: &Value) -> Vec<String> {
    let lines = found.as_array().into_iter().flatten();
    lines
        .map(|line| line.as_str().unwrap_or_default().to_owned())
        .collect()
}
