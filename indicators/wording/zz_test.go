package wording_test
import ("testing";"fmt";"github.com/mithaq-go/mithaq/indicators/wording")
func TestZ(t *testing.T){
 for _,s:=range []string{
`Le chiffre d'affaires à l'export de l'offshoring a atteint 7,5 milliards de DH en 2015, contre 6,86 milliards en 2013. Le secteur emploie 63.000 personnes, soit +8% par rapport à 2014, et vise 60.000 emplois à l'horizon 2020. Selon la loi n° 47-18 et le décret n° 2-12-481 du 20 juin 2013, l'aide passe de 14% à 23%. Tél : 05.37.71.68.09, le 12/05/2016 à 16h30. L'article 5 prévoit une prime de 25.000 DH par emploi, plafonnée à 1.500. Le Maroc est au 36e rang mondial, 1er en Afrique. Entre 2009 et 2015, près de 32.000 emplois ont été créés; 2 000 l'année dernière. Un opérateur sur deux a 10 à 15 ans d'ancienneté.`,
`Morocco's offshoring sector generated Dh7bn in 2011 and employed 55,000 people. Exports rose from 4.5bn to 5.2bn dirhams. In 2016, 70 agreements were signed; by 2020, 60,000 jobs are planned, up to half of them in Casablanca. The G20 met on 5 May 2014. Revenue grew 12.2 pc (+3.1% in Q1 2015). Phone +212 537 71 68 09. See http://x.ma/2016/05/123. COVID-19 cost 2,000 jobs. One of the five global occupations.`,
`ارتفع رقم المعاملات من 6 إلى 7.5 ملايير درهم سنة 2015، أي بزيادة 12,5 في المائة. وحسب المادة 5 من القانون رقم 47.18 الصادر في 20 يونيو 2013، يستفيد 500 شاب من 10 آلاف درهم. وبلغ عدد المناصب 000 63 منصب، مقابل 5، 7 مليار درهم. وخلال الفترة 2014-2020 سيتم إحداث 60 ألف منصب شغل بين 2016 و2020. الدورة 12 من المعرض. ما بين 5 و10 في المائة. هناك آلاف العمال وملايين الدراهم. حوالي ثلث السكان. المركز الثاني`,
"Tableau\tMDH\tMDH\n- 67\t(499.858)\t12.5\nTotal\t1 234 567\t-45,2 %\n1. Introduction\n2) Suite\n",
"Prix: 12 500 30 DH ; 500 40 درهم ; 1​500 DH ; ‮00051‬ درهم ; 12٣ شخص",
 }{
 for r,err:=range wording.Find(s,0){ if err!=nil {fmt.Println("  ??",r.Literal,err)} else {fmt.Println(r.Kind,r,r.Lang)} }
 fmt.Println("----")
 }
}
