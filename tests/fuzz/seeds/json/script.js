var meetings = {"result":[{"title":"Open Circle","when":{"day":"Monday","start":"18:00"},"place":{"lat":"51.5","lng":"-0.1","postcode":"E1 6AN"},"text":"line one
line two"}]};