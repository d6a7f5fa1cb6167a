### Problemfelder und was in ihnen liegt.

# substance
problem-substance = Alkohol und Drogen
problem-substance-alcohol = Alkohol
problem-substance-drugs-any = Drogen aller Art
problem-substance-opioids = Heroin und andere Opioide
problem-substance-cocaine = Kokain und Crack
problem-substance-stimulants = Crystal, Speed und andere Aufputschmittel
problem-substance-cannabis = Cannabis
problem-substance-sedatives = Beruhigungsmittel und Tabletten
problem-substance-nicotine = Rauchen und Nikotin
problem-substance-moderation = Weniger trinken, weniger nehmen
problem-substance-medication-recovery = Genesung mit Medikamenten
problem-substance-dual-diagnosis = Sucht und seelische Krankheit
problem-substance-professionals-recovery = Genesung in einem Beruf

# behavioral
problem-behavioral = Sucht ohne Stoff und Zwänge
problem-behavioral-gambling = Glücksspiel
problem-behavioral-gaming-internet = Spiele, Internet und soziale Medien
problem-behavioral-sex-love = Sex- und Liebessucht
problem-behavioral-food-overeating = Essanfälle und Esssucht
problem-behavioral-debt-spending = Kaufsucht und Schulden
problem-behavioral-work = Arbeitssucht
problem-behavioral-hoarding-clutter = Horten und Unordnung
problem-behavioral-bfrb = Haareausreißen und Skin-Picking
problem-behavioral-codependency = Co-Abhängigkeit und Beziehungen
problem-behavioral-anger = Wut und eigene Gewalt

# family-of-addict
problem-family-of-addict = Familie und Freunde bei Sucht
problem-family-of-addict-family-alcohol = Wenn jemand Nahes trinkt
problem-family-of-addict-family-drugs = Wenn jemand Nahes Drogen nimmt
problem-family-of-addict-family-gambling = Wenn jemand Nahes spielt
problem-family-of-addict-family-sex = Partner von Sexsüchtigen
problem-family-of-addict-teens-of-addicts = Jugendliche aus Suchtfamilien
problem-family-of-addict-adult-children = Erwachsene Kinder aus Suchtfamilien

# mental-health
problem-mental-health = Seelische Gesundheit
problem-mental-health-depression = Depression
problem-mental-health-bipolar = Bipolare Störung
problem-mental-health-anxiety-panic = Angst und Panik
problem-mental-health-social-anxiety = Soziale Angst und Schüchternheit
problem-mental-health-ocd = Zwänge
problem-mental-health-ptsd-trauma = Trauma und PTBS
problem-mental-health-psychosis-voices = Stimmenhören, Psychose, Schizophrenie
problem-mental-health-bpd = Borderline und Persönlichkeitsstörung
problem-mental-health-eating-disorders = Essstörungen
problem-mental-health-self-harm = Selbstverletzung
problem-mental-health-suicidal = Suizidgedanken
problem-mental-health-perinatal-mh = Seelische Krise rund um die Geburt
problem-mental-health-general-mh = Seelische Gesundheit allgemein
problem-mental-health-burnout-stress = Stress und Burnout
problem-mental-health-dissociation = Dissoziation
problem-mental-health-family-mi = Angehörige seelisch kranker Menschen
problem-mental-health-men = Seelische Gesundheit von Männern

# neurodiversity
problem-neurodiversity = Neurodiversität und Lernen
problem-neurodiversity-adhd = ADHS
problem-neurodiversity-autism = Autismus
problem-neurodiversity-tourette = Tourette und Tics
problem-neurodiversity-dyslexia = Legasthenie, Dyspraxie, Dyskalkulie
problem-neurodiversity-stammering = Stottern
problem-neurodiversity-learning-disability = Lernschwierigkeiten, geistige Behinderung
problem-neurodiversity-parents-nd = Eltern neurodivergenter Kinder

# grief
problem-grief = Trauer und Verlust
problem-grief-bereavement = Trauer
problem-grief-child-loss = Tod eines Kindes
problem-grief-pregnancy-loss = Fehlgeburt, Totgeburt, Tod eines Babys
problem-grief-partner-loss = Tod des Partners
problem-grief-suicide-loss = Trauer nach Suizid
problem-grief-homicide-loss = Trauer nach Gewalt oder Unfall
problem-grief-overdose-loss = Trauer nach Überdosis oder Sucht
problem-grief-child-grief = Trauernde Kinder und Jugendliche
problem-grief-pet-loss = Tod eines Tieres
problem-grief-military-loss = Trauer um Soldaten

# violence-abuse
problem-violence-abuse = Gewalt und Missbrauch
problem-violence-abuse-domestic-violence = Häusliche Gewalt
problem-violence-abuse-sexual-assault = Sexuelle Gewalt
problem-violence-abuse-child-sexual-abuse = Sexueller Missbrauch in der Kindheit
problem-violence-abuse-emotional-abuse = Seelische Gewalt
problem-violence-abuse-crime-victims = Opfer von Straftaten
problem-violence-abuse-trafficking = Menschenhandel und Ausbeutung
problem-violence-abuse-cults = Ausstieg aus Sekten und strengen Gruppen
problem-violence-abuse-bullying = Mobbing und Diskriminierung

# relationships
problem-relationships = Beziehung und Familie
problem-relationships-divorce = Trennung und Scheidung
problem-relationships-single-parents = Alleinerziehende
problem-relationships-parenting = Eltern sein
problem-relationships-adoption-foster = Adoption und Pflegefamilie
problem-relationships-estrangement = Zerwürfnis in der Familie
problem-relationships-infertility = Unerfüllter Kinderwunsch
problem-relationships-breastfeeding = Stillen
problem-relationships-couples = Paare

# caregiving
problem-caregiving = Für jemanden sorgen
problem-caregiving-carers = Pflegende Angehörige
problem-caregiving-dementia-carers = Angehörige von Menschen mit Demenz
problem-caregiving-young-carers = Junge Pflegende
problem-caregiving-parent-carers = Eltern kranker oder behinderter Kinder
problem-caregiving-spouse-carers = Partner kranker Menschen

# cancer
problem-cancer = Krebs
problem-cancer-cancer-any = Krebs
problem-cancer-breast-cancer = Brustkrebs
problem-cancer-prostate-cancer = Prostatakrebs
problem-cancer-blood-cancer = Leukämie, Lymphom, Myelom
problem-cancer-bowel-stoma = Darmkrebs und Stoma
problem-cancer-brain-tumour = Hirntumor
problem-cancer-head-neck-lung = Lunge, Kopf, Hals, Kehlkopf
problem-cancer-young-cancer = Junge Menschen und Kinder mit Krebs

# neuro
problem-neuro = Gehirn und Nerven
problem-neuro-parkinsons = Parkinson
problem-neuro-dementia = Demenz und Alzheimer
problem-neuro-ms = Multiple Sklerose
problem-neuro-epilepsy = Epilepsie
problem-neuro-stroke-aphasia = Schlaganfall und Aphasie
problem-neuro-brain-injury = Hirnverletzung
problem-neuro-motor-neuron = ALS, Huntington, Ataxie
problem-neuro-neuromuscular = Muskel- und Nervenkrankheiten
problem-neuro-migraine = Migräne und Kopfschmerz
problem-neuro-sleep = Schlafstörungen

# chronic
problem-chronic = Dauerhafte Krankheiten
problem-chronic-diabetes = Diabetes
problem-chronic-heart-lung = Herz und Lunge
problem-chronic-arthritis-rheum = Rheuma, Arthrose, Lupus, Bechterew
problem-chronic-chronic-pain = Chronische Schmerzen und Fibromyalgie
problem-chronic-mecfs-longcovid = ME/CFS und Long Covid
problem-chronic-ibd-digestive = Darm und Verdauung
problem-chronic-kidney-liver-transplant = Niere, Leber, Transplantation
problem-chronic-hiv-hep = HIV und Hepatitis
problem-chronic-womens-health = Endometriose, PCOS, Wechseljahre
problem-chronic-weight = Gewicht und Adipositas
problem-chronic-skin = Haut und Haare
problem-chronic-lyme-infection = Borreliose und andere Infektionen
problem-chronic-rare-disease = Seltene und erbliche Krankheiten

# disability-sensory
problem-disability-sensory = Behinderung, Sehen und Hören
problem-disability-sensory-physical-disability = Körperbehinderung, Querschnitt, Amputation
problem-disability-sensory-sight-loss = Sehverlust
problem-disability-sensory-hearing-tinnitus = Hörverlust, Gehörlosigkeit, Tinnitus
problem-disability-sensory-burns-disfigurement = Verbrennungen und sichtbare Narben

# identity
problem-identity = Identität und Gemeinschaft
problem-identity-lgbtq = LSBTIQ
problem-identity-trans = Trans und nichtbinär
problem-identity-lgbtq-family = Familien queerer Menschen
problem-identity-women = Frauengruppen
problem-identity-ethnic-migrant = Zugewanderte, Geflüchtete, Gemeinschaften
problem-identity-indigenous = Indigene Gemeinschaften
problem-identity-older-people = Ältere Menschen und Ruhestand
problem-identity-young-people = Junge Menschen

# military-justice
problem-military-justice = Militär, Haft und Rettungsdienst
problem-military-justice-veterans = Veteranen
problem-military-justice-military-families = Soldatenfamilien
problem-military-justice-first-responders = Rettungskräfte und Pflegepersonal
problem-military-justice-prison-reentry = Haft und Neuanfang

# life-social
problem-life-social = Lebenslagen und Alleinsein
problem-life-social-loneliness = Einsamkeit
problem-life-social-unemployment = Arbeitslosigkeit
problem-life-social-homelessness = Wohnungslosigkeit
problem-life-social-money-worries = Geldsorgen
problem-life-social-disaster = Katastrophen und Terror
problem-life-social-spiritual = Gruppen mit Glauben
problem-life-social-personal-growth = Selbstvertrauen und freies Reden
problem-life-social-other = Etwas anderes
