import type { ManualFaultTexts } from '../teacher/manual-fault.ts';

/** Mitä vikaa on opettajan päätöksissä; tiedosto ja rivi kerrotaan ennen sitä. */
export const manualFi: ManualFaultTexts = {
  'no-yaml': ({ detail }) => `ei ole luettavaa YAMLia (${detail}). Korjaa se.`,
  'no-list': () => 'tiedoston pitää olla luettelo päätöksiä, joista jokainen alkaa "- student:".',
  'unknown-key': ({ key }) =>
    `"${key}" ei tarkoita tässä mitään. Valitse näistä: student, exercise, points, reached, grade, reason.`,
  'wrong-value': ({ key }) =>
    ({
      student: 'student on opiskelijan tunnus. Kirjoita se lainausmerkkeihin.',
      exercise: 'exercise on tehtävän koko tunnus, esimerkiksi 03-rest/01-crud.',
      points: 'points on luku, vähintään 0.',
      reached: 'reached on joko true tai false.',
      grade: 'grade on kokonaisluku nollasta (alle alimman arvosanan) viiteen.',
      reason: 'perustelu (reason) puuttuu. Opiskelija lukee sen.',
    })[key],
  'exercise-or-grade': () =>
    'kerro joko tehtävä ja sen points tai reached, tai arvosana (grade), mutta ei molempia.',
  'nothing-decided': () => 'kerro pisteet (points) tai onko tehtävä ratkaistu (reached).',
  'too-many-points': ({ exercise, max }) =>
    `tehtävästä ${exercise} saa enintään ${max} pistettä. Pienennä pistemäärää.`,
  'decided-twice': ({ student, before }) =>
    `samasta asiasta on jo päätetty rivillä ${before} (${student}). Yhdistä päätökset yhdeksi.`,
};
