### Problem areas and what lies in them.

# substance
problem-substance = Alcohol and drugs
problem-substance-alcohol = Alcohol
problem-substance-drugs-any = Any drug use
problem-substance-opioids = Heroin and other opioids
problem-substance-cocaine = Cocaine and crack
problem-substance-stimulants = Methamphetamine and stimulants
problem-substance-cannabis = Cannabis
problem-substance-sedatives = Sedatives and prescription drugs
problem-substance-nicotine = Nicotine and vaping
problem-substance-moderation = Cutting down / moderation
problem-substance-medication-recovery = Recovery with medication (MAT)
problem-substance-dual-diagnosis = Substance use with mental illness
problem-substance-professionals-recovery = Recovery for a profession

# behavioral
problem-behavioral = Behavioural addictions and compulsions
problem-behavioral-gambling = Gambling
problem-behavioral-gaming-internet = Gaming, internet and social media
problem-behavioral-sex-love = Sex and love addiction
problem-behavioral-food-overeating = Compulsive eating / food addiction
problem-behavioral-debt-spending = Compulsive spending and debt
problem-behavioral-work = Workaholism
problem-behavioral-hoarding-clutter = Hoarding and clutter
problem-behavioral-bfrb = Hair pulling and skin picking
problem-behavioral-codependency = Codependency and relationships
problem-behavioral-anger = Anger and violence (own behaviour)

# family-of-addict
problem-family-of-addict = Family and friends of people with addiction
problem-family-of-addict-family-alcohol = Someone else's drinking
problem-family-of-addict-family-drugs = Someone else's drug use
problem-family-of-addict-family-gambling = Someone else's gambling
problem-family-of-addict-family-sex = Partner of a sex addict
problem-family-of-addict-teens-of-addicts = Teens affected by a relative's addiction
problem-family-of-addict-adult-children = Adult children of alcoholics / dysfunctional families

# mental-health
problem-mental-health = Mental health
problem-mental-health-depression = Depression
problem-mental-health-bipolar = Bipolar
problem-mental-health-anxiety-panic = Anxiety and panic
problem-mental-health-social-anxiety = Social anxiety and shyness
problem-mental-health-ocd = OCD and related
problem-mental-health-ptsd-trauma = Trauma and PTSD
problem-mental-health-psychosis-voices = Hearing voices, psychosis, schizophrenia
problem-mental-health-bpd = Borderline / personality disorders
problem-mental-health-eating-disorders = Eating disorders
problem-mental-health-self-harm = Self-harm
problem-mental-health-suicidal = Suicidal thoughts / attempt survivors
problem-mental-health-perinatal-mh = Postnatal depression and perinatal mental health
problem-mental-health-general-mh = General mental health / peer support
problem-mental-health-burnout-stress = Stress and burnout
problem-mental-health-dissociation = Dissociation
problem-mental-health-family-mi = Family of someone with mental illness
problem-mental-health-men = Men's mental health / men's groups

# neurodiversity
problem-neurodiversity = Neurodiversity and learning
problem-neurodiversity-adhd = ADHD
problem-neurodiversity-autism = Autism
problem-neurodiversity-tourette = Tourette and tics
problem-neurodiversity-dyslexia = Dyslexia, dyspraxia, dyscalculia
problem-neurodiversity-stammering = Stammering
problem-neurodiversity-learning-disability = Intellectual / learning disability
problem-neurodiversity-parents-nd = Parents of neurodivergent children

# grief
problem-grief = Grief and loss
problem-grief-bereavement = Bereavement (any)
problem-grief-child-loss = Loss of a child
problem-grief-pregnancy-loss = Miscarriage, stillbirth and baby loss
problem-grief-partner-loss = Loss of a partner
problem-grief-suicide-loss = Bereaved by suicide
problem-grief-homicide-loss = Bereaved by homicide or accident
problem-grief-overdose-loss = Bereaved by overdose or addiction
problem-grief-child-grief = Grieving children and teens
problem-grief-pet-loss = Pet loss
problem-grief-military-loss = Military bereavement

# violence-abuse
problem-violence-abuse = Abuse and violence
problem-violence-abuse-domestic-violence = Domestic abuse survivors
problem-violence-abuse-sexual-assault = Sexual assault and rape survivors
problem-violence-abuse-child-sexual-abuse = Childhood sexual abuse survivors
problem-violence-abuse-emotional-abuse = Emotional and narcissistic abuse
problem-violence-abuse-crime-victims = Crime and violence victims
problem-violence-abuse-trafficking = Human trafficking and exploitation survivors
problem-violence-abuse-cults = Leaving cults and high-control groups
problem-violence-abuse-bullying = Bullying and discrimination

# relationships
problem-relationships = Relationships and family life
problem-relationships-divorce = Separation and divorce
problem-relationships-single-parents = Single parents
problem-relationships-parenting = Parenting
problem-relationships-adoption-foster = Adoption, fostering, care leavers
problem-relationships-estrangement = Family estrangement
problem-relationships-infertility = Infertility and childlessness
problem-relationships-breastfeeding = Breastfeeding
problem-relationships-couples = Couples

# caregiving
problem-caregiving = Caring for someone
problem-caregiving-carers = Carers (any)
problem-caregiving-dementia-carers = Carers of people with dementia
problem-caregiving-young-carers = Young carers
problem-caregiving-parent-carers = Parents of disabled or ill children
problem-caregiving-spouse-carers = Well spouse / partner carers

# cancer
problem-cancer = Cancer
problem-cancer-cancer-any = Cancer (any)
problem-cancer-breast-cancer = Breast cancer
problem-cancer-prostate-cancer = Prostate cancer
problem-cancer-blood-cancer = Leukaemia, lymphoma, myeloma
problem-cancer-bowel-stoma = Bowel cancer and stoma
problem-cancer-brain-tumour = Brain tumour
problem-cancer-head-neck-lung = Lung, head and neck cancer, laryngectomy
problem-cancer-young-cancer = Young adults and children with cancer

# neuro
problem-neuro = Brain and nerves
problem-neuro-parkinsons = Parkinson's
problem-neuro-dementia = Dementia and Alzheimer's (living with)
problem-neuro-ms = Multiple sclerosis
problem-neuro-epilepsy = Epilepsy
problem-neuro-stroke-aphasia = Stroke and aphasia
problem-neuro-brain-injury = Brain injury
problem-neuro-motor-neuron = ALS / motor neurone disease, Huntington, ataxia
problem-neuro-neuromuscular = Muscle disease, GBS, myasthenia, polyneuropathy
problem-neuro-migraine = Migraine and headache
problem-neuro-sleep = Sleep apnoea, narcolepsy, restless legs

# chronic
problem-chronic = Long-term conditions
problem-chronic-diabetes = Diabetes
problem-chronic-heart-lung = Heart and lung disease
problem-chronic-arthritis-rheum = Arthritis, rheumatism, lupus, spondylitis
problem-chronic-chronic-pain = Chronic pain and fibromyalgia
problem-chronic-mecfs-longcovid = ME/CFS and long COVID
problem-chronic-ibd-digestive = Crohn's, colitis, IBS, coeliac
problem-chronic-kidney-liver-transplant = Kidney, liver and transplant
problem-chronic-hiv-hep = HIV and hepatitis
problem-chronic-womens-health = Endometriosis, PCOS, menopause
problem-chronic-weight = Weight and obesity
problem-chronic-skin = Skin and hair conditions
problem-chronic-lyme-infection = Lyme disease and other infections
problem-chronic-rare-disease = Rare and genetic disease (name it)

# disability-sensory
problem-disability-sensory = Disability, sight and hearing
problem-disability-sensory-physical-disability = Physical disability, spinal injury, amputation
problem-disability-sensory-sight-loss = Sight loss
problem-disability-sensory-hearing-tinnitus = Hearing loss, deafness, tinnitus
problem-disability-sensory-burns-disfigurement = Burns and visible difference

# identity
problem-identity = Identity and community
problem-identity-lgbtq = LGBTQ+
problem-identity-trans = Trans and non-binary
problem-identity-lgbtq-family = Parents and families of LGBTQ+ people
problem-identity-women = Women's groups
problem-identity-ethnic-migrant = Migrants, refugees, ethnic communities
problem-identity-indigenous = Indigenous communities
problem-identity-older-people = Older people and retirement
problem-identity-young-people = Young people

# military-justice
problem-military-justice = Military, justice and emergency services
problem-military-justice-veterans = Veterans
problem-military-justice-military-families = Military families
problem-military-justice-first-responders = First responders and health workers
problem-military-justice-prison-reentry = Prison, reentry and families of prisoners

# life-social
problem-life-social = Life situations and isolation
problem-life-social-loneliness = Loneliness and isolation
problem-life-social-unemployment = Unemployment and career
problem-life-social-homelessness = Homelessness and housing
problem-life-social-money-worries = Money worries
problem-life-social-disaster = Disaster and terror survivors
problem-life-social-spiritual = Faith and spirituality based groups
problem-life-social-personal-growth = Confidence and public speaking
problem-life-social-other = Something else
