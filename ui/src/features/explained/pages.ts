/** The pages about groups: how many paragraphs each has, and where what it says was found. The texts are in `explained.ftl`. */

export interface Source {
  /** Who wrote it and what it is called, in its own language. */
  title: string;
  year: string;
  /** Where it can be found, to be copied: nothing is opened from here. */
  where: string;
}

export const SOURCES = {
  cochrane: {
    title:
      'Kelly, Humphreys, Ferri: Alcoholics Anonymous and other 12-step programs for alcohol use disorder (Cochrane review)',
    year: '2020',
    where: 'doi.org/10.1002/14651858.CD012880.pub2',
  },
  pistrang: {
    title:
      'Pistrang, Barker, Humphreys: Mutual help groups for mental health problems: a review of effectiveness studies (American Journal of Community Psychology 42)',
    year: '2008',
    where: 'doi.org/10.1007/s10464-008-9181-0',
  },
  zemore: {
    title:
      'Zemore, Lui, Mericle, Hemberg, Kaskutas: A longitudinal study of the comparative efficacy of Women for Sobriety, LifeRing, SMART Recovery, and 12-step groups (Journal of Substance Abuse Treatment 88)',
    year: '2018',
    where: 'doi.org/10.1016/j.jsat.2018.02.004',
  },
  lloyd: {
    title:
      'Lloyd-Evans and others: A systematic review and meta-analysis of randomised controlled trials of peer support for people with severe mental illness (BMC Psychiatry 14)',
    year: '2014',
    where: 'doi.org/10.1186/1471-244X-14-39',
  },
  who: {
    title: 'World Health Organization: Creating peer support groups in mental health and related areas (QualityRights)',
    year: '2019',
    where: 'who.int, QualityRights',
  },
} as const satisfies Record<string, Source>;

export interface Explained {
  id: string;
  paragraphs: number;
  sources: readonly (keyof typeof SOURCES)[];
}

export const PAGES: readonly Explained[] = [
  { id: 'what', paragraphs: 6, sources: ['who'] },
  { id: 'why', paragraphs: 5, sources: ['who'] },
  { id: 'first', paragraphs: 6, sources: [] },
  { id: 'choose', paragraphs: 6, sources: [] },
  { id: 'evidence', paragraphs: 7, sources: ['cochrane', 'zemore', 'pistrang', 'lloyd'] },
  { id: 'therapy', paragraphs: 5, sources: ['who'] },
  { id: 'family', paragraphs: 4, sources: [] },
  { id: 'leave', paragraphs: 5, sources: ['who'] },
  { id: 'start', paragraphs: 7, sources: ['who'] },
];
