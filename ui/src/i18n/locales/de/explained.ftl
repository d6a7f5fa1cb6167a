### Was eine Selbsthilfegruppe ist, und was man vor dem ersten Besuch fragt.

explained-title = Über Gruppen
explained-lead = Kurze Antworten in einfachen Worten.
explained-all = Alle Seiten
explained-back = Zurück
explained-sources = Woher das stammt
explained-general = Das gilt allgemein. Es ist kein Rat zu Ihrer Gesundheit. Jede Gruppe ist anders.
explained-open = Neu hier? Was eine Gruppe ist

explained-what-title = Was ist eine Selbsthilfegruppe?
explained-what-1 = Menschen mit demselben Problem treffen sich, reden und helfen einander. Niemand ist dort der Fachmann. Alle kennen das Problem aus dem eigenen Leben.
explained-what-2 = Sie begegnen sich als Gleiche. Wer neu ist, zählt so viel wie jemand, der seit Jahren kommt.
explained-what-3 = Ein gemeinsames Problem führt sie zusammen. Alter, Beruf und Geld spielen keine Rolle.
explained-what-4 = Sie geben und nehmen. An einem Tag brauchen Sie Hilfe, an einem anderen hilft Ihre Geschichte jemandem.
explained-what-5 = Die Mitglieder leiten die Gruppe selbst. Sie wählen Ort, Zeit und Regeln. Manche Gruppen haben jemanden, der für das Gespräch geschult ist; dann soll das dabeistehen.
explained-what-6 = Viele Gruppen schauen in zwei Richtungen. Die Mitglieder ändern etwas in ihrem Leben. Manche wollen auch ändern, was um sie herum falsch läuft.

explained-why-title = Warum hilft das?
explained-why-1 = Man hört Ihnen zu. Sie können sagen, was Sie zu Hause oder bei der Arbeit verbergen, und niemand erschrickt.
explained-why-2 = Sie erkennen sich in anderen. „Ich bin nicht der Einzige“ ist oft die erste Erleichterung.
explained-why-3 = Sie lernen, was andere versucht haben. Sie hören, was ihnen half und was nicht.
explained-why-4 = Sie gehören dazu. Es gibt einen Ort, an dem nächste Woche jemand auf Sie wartet.
explained-why-5 = Sie helfen. Viele sagen, dass ihnen das Helfen so gut tat wie die Hilfe.

explained-first-title = Was passiert beim ersten Treffen?
explained-first-1 = Sie können einfach kommen und zuhören. Sie müssen nicht sprechen. Sagen Sie: „Ich möchte heute nur zuhören.“
explained-first-2 = Ein Vorname genügt. Es muss nicht Ihr echter sein.
explained-first-3 = Oft spricht einer nach dem anderen, und niemand antwortet oder urteilt. In manchen Gruppen redet man frei.
explained-first-4 = „Offen“ heißt, dass alle kommen dürfen, mit oder ohne das Problem. „Geschlossen“ heißt, dass es nur für Betroffene ist. Wenn Sie glauben, dass Sie es haben könnten, sind auch Sie gemeint.
explained-first-5 = Was dort gesagt wird, bleibt dort. Das erbitten die meisten Gruppen von allen. Sie können darum bitten, sicher sein können sie nicht.
explained-first-6 = Meist kostet es nichts. Manchmal geht ein Hut für die Miete herum. Sie dürfen ihn weitergeben.

explained-choose-title = Wie wähle ich eine Gruppe?
explained-choose-1 = Gehen Sie zu zwei oder drei. Gruppen derselben Art können sehr verschieden sein.
explained-choose-2 = Gehen Sie dreimal hin, ehe Sie urteilen, wenn Sie sich sicher gefühlt haben. Das erste Mal ist für die meisten fremd.
explained-choose-3 = Fragen Sie, was Ihnen wichtig ist. Gehört Glaube dazu? Will man aufhören oder weniger? Darf Ihr Partner mitkommen?
explained-choose-4 = Online oder in einem Raum? Online ist leicht zu versuchen und weit weg von den Nachbarn. In einem Raum finden Sie vielleicht Menschen für die Tage dazwischen.
explained-choose-5 = Eine Gruppe soll Sie freier machen, nicht kleiner. Sie sollen nein sagen und gehen können.
explained-choose-6 = Wenn die Liste sagt, dass ein Eintrag alt ist, rufen Sie erst an.

explained-evidence-title = Was sagen Studien?
explained-evidence-1 = Weniger, als man sich wünscht. Gruppen sind schwer zu erforschen: Man wählt sie selbst, und niemand führt Listen. So kann eine Studie zeigen, dass es denen besser geht, die hingehen, und doch nicht wissen, warum.
explained-evidence-2 = Am besten erforscht ist Alkohol. Eine große Übersicht von 2020 sah 27 Studien an. Wer in der Behandlung zu Zwölf-Schritte-Gruppen geführt wurde, blieb mindestens so oft trocken wie mit anderer Behandlung, auf lange Sicht etwas öfter.
explained-evidence-3 = Andere Wege verglich man 2018 in den USA. Women for Sobriety, LifeRing und SMART schienen etwa so gut zu wirken, wenn man gleich stark dabei war. Es ist eine einzige Studie, und die Leute hatten ihre Gruppe gewählt.
explained-evidence-4 = Bei trüber Stimmung, Trauer und anderem Leid der Seele fand eine Übersicht von 2008 zwölf gute Studien. Sieben sahen, dass es den Leuten besser ging. Fünf sahen keinen Unterschied. Keine sah Schaden.
explained-evidence-5 = Bei schweren seelischen Krankheiten war eine Übersicht von 2014 vorsichtig. Hilfe unter Gleichen gibt vielleicht Hoffnung und Kraft. Weniger Zeit im Krankenhaus zeigte sich nicht.
explained-evidence-6 = Bei den meisten anderen Problemen hat niemand genau hingesehen. Das heißt nicht, dass Gruppen nicht helfen. Es heißt, dass wir es nicht wissen.
explained-evidence-7 = Keine Studie sagt, dass eine Art von Gruppe für alle richtig ist.

explained-therapy-title = Gruppe und Behandlung
explained-therapy-1 = Sie müssen sich nicht entscheiden. Viele gehen in eine Gruppe und auch zu einem Arzt oder in eine Therapie.
explained-therapy-2 = Eine Gruppe ist keine Behandlung. Sie kann nicht feststellen, was Sie haben, und Ihnen keine Medizin geben.
explained-therapy-3 = Niemand in einer Gruppe soll Ihnen sagen, dass Sie eine Medizin absetzen. Sprechen Sie erst mit dem, der sie verschrieben hat.
explained-therapy-4 = Nach starkem Gebrauch kann es gefährlich sein, mit Alkohol oder manchen Tabletten auf einmal aufzuhören. Fragen Sie vorher einen Arzt.
explained-therapy-5 = Sie dürfen Ihrem Arzt von der Gruppe erzählen und umgekehrt. Niemand muss von beidem wissen.

explained-family-title = Für Angehörige und Freunde
explained-family-1 = Es gibt Gruppen für Menschen, die jemandem mit einem Problem nahestehen. Dort geht es um Sie, nicht darum, wie Sie den anderen ändern.
explained-family-2 = Sie dürfen auch hingehen, wenn der andere keine Hilfe will. Er muss es nicht wissen.
explained-family-3 = Sie hören dort, wie andere damit leben, was sie dem anderen überlassen und wie sie auf sich achten.
explained-family-4 = Wenn jemand Sie verletzt oder bedroht, ist eine Gruppe nicht der erste Schritt. Sehen Sie unter „Hilfe jetzt“ nach.

explained-leave-title = Was nicht in Ordnung ist, und wie man geht
explained-leave-1 = Sie können jederzeit gehen, für immer oder für heute. Sie schulden niemandem einen Grund.
explained-leave-2 = Es ist nicht in Ordnung, wenn jemand Ihr Geld, Ihre Adresse oder Ihr Privatleben will.
explained-leave-3 = Es ist nicht in Ordnung, wenn jemand Sie anfasst, um Sie wirbt, weil Sie neu sind, oder Sie gegen Ihren Willen beiseitenimmt.
explained-leave-4 = Es ist nicht in Ordnung, wenn man Ihnen sagt, dass Sie Ihre Familie, Ihren Arzt oder Ihre Medizin aufgeben sollen oder ohne diese Gruppe scheitern.
explained-leave-5 = Sagen Sie es jemandem, dem Sie trauen. Versuchen Sie eine andere Gruppe: Eine schlechte sagt nichts über alle.

explained-start-title = Wie gründe ich eine Gruppe?
explained-start-1 = Sehen Sie erst nach, ob es eine gibt, auch online. Ist die nächste weit weg, bitten Sie sie um Hilfe: Viele freuen sich über eine zweite.
explained-start-2 = Finden Sie ein oder zwei andere. Zwei genügen für ein erstes Treffen. Ein Zettel in der Bücherei, beim Arzt oder im Ortsblatt reicht.
explained-start-3 = Fragen Sie nach einem Raum, der wenig kostet: Bücherei, Kirche, Praxis, Rathaus. Er soll leicht zu finden und leicht zu verlassen sein.
explained-start-4 = Machen Sie beim ersten Treffen ein paar Regeln aus. Was hier gesagt wird, bleibt hier. Jeder spricht für sich. Niemand muss sprechen. Wir fangen pünktlich an und hören pünktlich auf.
explained-start-5 = Teilen Sie die Arbeit von Anfang an: wer aufschließt, wer begrüßt, wer den Zettel schreibt. Eine Gruppe, die an einem hängt, endet mit ihm.
explained-start-6 = Vielerorts hilft eine Stelle neuen Gruppen mit Räumen, Geld und Rat. Dieses Programm nennt die, die es kennt, unter „Wo Sie noch fragen können“.
explained-start-7 = Lassen Sie Ihre Gruppe dort verzeichnen, wo man sucht, und halten Sie den Eintrag richtig.
