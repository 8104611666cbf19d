// Code generated from the data directory by internal/gentables; DO NOT EDIT.

package wording

// currencyText holds, by code, the names of currencies in English, French and Arabic.
const currencyText = "" +
	"ADP|Andorran peseta;Andorran pesetas|peseta andorrane;pesetas andorranes|بيزيتا أندوري;بيزيتا أندوريان;بيزيتا أندورية;بيزيتا أندوريا\n" +
	"AED|UAE dirham;UAE dirhams|dirham des Émirats arabes unis;dirhams des Émirats arabes unis|درهم إماراتي;درهمان إماراتيان;دراهم إماراتية;درهما إماراتيا\n" +
	"AFN|Afghan afghani;Afghan afghanis|afghani afghan;afghanis afghan|أفغاني;أفغانيان;أفغانيات;أفغانيا\n" +
	"ALL|Albanian lek;Albanian lekë|lek albanais;leks albanais|ليك ألباني;ليكان ألبانيان;ليكات ألبانية;ليكا ألبانيا\n" +
	"AMD|Armenian dram;Armenian drams|dram arménien;drams arméniens|درام أرميني;درامان أرمينيان;درامات أرمينية;دراما أرمينيا\n" +
	"ANG|Netherlands Antillean guilder;Netherlands Antillean guilders|florin antillais;florins antillais|غيلدر أنتيلي هولندي;غيلدران أنتيليان هولنديان;غيلدرات أنتيلية هولندية;غيلدرا أنتيليا هولنديا\n" +
	"AOA|Angolan kwanza;Angolan kwanzas|kwanza angolais;kwanzas angolais|كوانزا أنغولي;كوانزا أنغوليان;كوانزا أنغولية;كوانزا أنغوليا\n" +
	"ARA|Argentine austral;Argentine australs|austral argentin;australs argentins|أوسترال أرجنتيني;أوسترالان أرجنتينيان;أوسترالات أرجنتينية;أوسترالا أرجنتينيا\n" +
	"ARS|Argentine peso;Argentine pesos|peso argentin;pesos argentins|بيزو أرجنتيني;بيزوان أرجنتينيان;بيزو أرجنتينية;بيزو أرجنتينيا\n" +
	"ATS|Austrian schilling;Austrian schillings|schilling autrichien;schillings autrichiens|شلن نمساوي;شلنان نمساويان;شلنات نمساوية;شلنا نمساويا\n" +
	"AUD|Australian dollar;Australian dollars|dollar australien;dollars australiens|دولار أسترالي;دولاران أستراليان;دولارات أسترالية;دولارا أستراليا\n" +
	"AWG|Aruban florin;Aruban florins|florin arubais;florins arubais|فلورن أروبي;فلورنان أروبيان;فلورنات أروبية;فلورنا أروبيا\n" +
	"AZN|Azerbaijani manat;Azerbaijani manats|manat azéri;manats azéris|مانات أذربيجاني;ماناتان أذربيجانيان;ماناتات أذربيجانية;ماناتا أذربيجانيا\n" +
	"BAM|Bosnia-Herzegovina convertible mark;Bosnia-Herzegovina convertible marks|mark convertible bosniaque;marks convertibles bosniaques|مارك بوسني قابل للتحويل;ماركان بوسنيان قابلان للتحويل;ماركات بوسنية قابلة للتحويل;ماركا بوسنيا قابلا للتحويل\n" +
	"BBD|Barbadian dollar;Barbadian dollars|dollar barbadien;dollars barbadiens|دولار بربادوسي;دولاران بربادوسيان;دولارات بربادوسية;دولارا بربادوسيا\n" +
	"BDT|Bangladeshi taka;Bangladeshi takas|taka bangladeshi;takas bangladeshis|تاكا بنغلاديشي;تاكا بنغلاديشيان;تاكا بنغلاديشية;تاكا بنغلاديشيا\n" +
	"BEF|Belgian franc;Belgian francs|franc belge;francs belges|فرنك بلجيكي;فرنكان بلجيكيان;فرنكات بلجيكية;فرنكا بلجيكيا\n" +
	"BGN|Bulgarian lev;Bulgarian leva|lev bulgare;levs bulgares|ليف بلغاري;ليفان بلغاريان;ليفات بلغارية;ليفا بلغاريا\n" +
	"BHD|Bahraini dinar;Bahraini dinars|dinar bahreïni;dinars bahreïnis|دينار بحريني;ديناران بحرينيان;دنانير بحرينية;دينارا بحرينيا\n" +
	"BIF|Burundian franc;Burundian francs|franc burundais;francs burundais|فرنك بوروندي;فرنكان بورونديان;فرنكات بوروندية;فرنكا بورونديا\n" +
	"BMD|Bermudan dollar;Bermudan dollars|dollar bermudien;dollars bermudiens|دولار برمودي;دولاران برموديان;دولارات برمودية;دولارا برموديا\n" +
	"BND|Brunei dollar;Brunei dollars|dollar brunéien;dollars brunéiens|دولار بروناي;دولارا بروناي;دولارات بروناي;دولار بروناي\n" +
	"BOB|Bolivian boliviano;Bolivian bolivianos|boliviano bolivien;bolivianos boliviens|بوليفيانو بوليفي;بوليفيانو بوليفيان;بوليفيانو بوليفية;بوليفيانو بوليفيا\n" +
	"BOP|Bolivian peso;Bolivian pesos|peso bolivien;pesos boliviens|بيزو بوليفي;بيزوان بوليفيان;بيزو بوليفية;بيزو بوليفيا\n" +
	"BOV|Bolivian mvdol;Bolivian mvdols|mvdol bolivien;mvdols boliviens|مفدول بوليفي;مفدولان بوليفيان;مفدولات بوليفية;مفدولا بوليفيا\n" +
	"BRL|Brazilian real;Brazilian reals|réal brésilien;réals brésiliens|ريال برازيلي;ريالان برازيليان;ريالات برازيلية;ريالا برازيليا\n" +
	"BSD|Bahamian dollar;Bahamian dollars|dollar bahaméen;dollars bahaméens|دولار بهامي;دولاران بهاميان;دولارات بهامية;دولارا بهاميا\n" +
	"BTN|Bhutanese ngultrum;Bhutanese ngultrums|ngultrum bouthanais;ngultrums bouthanais|نغولترم بوتاني;نغولترمان بوتانيان;نغولترمات بوتانية;نغولترما بوتانيا\n" +
	"BUK|Burmese kyat;Burmese kyats|kyat birman;kyats birmans|كيات بورمي;كياتان بورميان;كياتات بورمية;كياتا بورميا\n" +
	"BWP|Botswanan pula;Botswanan pulas|pula botswanais;pulas botswanais|بولا بتسواني;بولا بتسوانيان;بولا بتسوانية;بولا بتسوانيا\n" +
	"BYN|Belarusian ruble;Belarusian rubles|rouble biélorusse;roubles biélorusses|روبل بيلاروسي;روبلان بيلاروسيان;روبلات بيلاروسية;روبلا بيلاروسيا\n" +
	"BZD|Belize dollar;Belize dollars|dollar bélizéen;dollars bélizéens|دولار بليزي;دولاران بليزيان;دولارات بليزية;دولارا بليزيا\n" +
	"CAD|Canadian dollar;Canadian dollars|dollar canadien;dollars canadiens|دولار كندي;دولاران كنديان;دولارات كندية;دولارا كنديا\n" +
	"CDF|Congolese franc;Congolese francs|franc congolais;francs congolais|فرنك كونغولي;فرنكان كونغوليان;فرنكات كونغولية;فرنكا كونغوليا\n" +
	"CHE|WIR euro;WIR euros|euro WIR;euros WIR|يورو وير;يوروا وير;يورو وير;يورو وير\n" +
	"CHF|Swiss franc;Swiss francs|franc suisse;francs suisses|فرنك سويسري;فرنكان سويسريان;فرنكات سويسرية;فرنكا سويسريا\n" +
	"CHW|WIR franc;WIR francs|franc WIR;francs WIR|فرنك وير;فرنكا وير;فرنكات وير;فرنك وير\n" +
	"CLF|Chilean unit of account;Chilean units of account|unité d’investissement chilienne;unités d’investissement chiliennes|وحدة حساب تشيلية;وحدتا حساب تشيليتان;وحدات حساب تشيلية;وحدة حساب تشيلية\n" +
	"CLP|Chilean peso;Chilean pesos|peso chilien;pesos chiliens|بيزو تشيلي;بيزوان تشيليان;بيزو تشيلية;بيزو تشيليا\n" +
	"CNY|Chinese yuan|yuan chinois;yuans chinois|يوان صيني;يوانان صينيان;يوانات صينية;يوانا صينيا\n" +
	"COP|Colombian peso;Colombian pesos|peso colombien;pesos colombiens|بيزو كولومبي;بيزوان كولومبيان;بيزو كولومبية;بيزو كولومبيا\n" +
	"COU|Colombian real value unit;Colombian real value units|unité de valeur réelle colombienne;unités de valeur réelle colombiennes|وحدة قيمة حقيقية كولومبية;وحدتا قيمة حقيقية كولومبيتان;وحدات قيمة حقيقية كولومبية;وحدة قيمة حقيقية كولومبية\n" +
	"CRC|Costa Rican colón;Costa Rican colones|colón costaricain;colóns costaricains|كولون كوستاريكي;كولونان كوستاريكيان;كولونات كوستاريكية;كولونا كوستاريكيا\n" +
	"CSK|Czechoslovak hard koruna;Czechoslovak hard korunas|couronne forte tchécoslovaque;couronnes fortes tchécoslovaques|كرونة تشيكوسلوفاكية;كرونتان تشيكوسلوفاكيتان;كرونات تشيكوسلوفاكية;كرونة تشيكوسلوفاكية\n" +
	"CUC|Cuban convertible peso;Cuban convertible pesos|peso cubain convertible;pesos cubains convertibles|بيزو كوبي قابل للتحويل;بيزوان كوبيان قابلان للتحويل;بيزو كوبية قابلة للتحويل;بيزو كوبيا قابلا للتحويل\n" +
	"CUP|Cuban peso;Cuban pesos|peso cubain;pesos cubains|بيزو كوبي;بيزوان كوبيان;بيزو كوبية;بيزو كوبيا\n" +
	"CVE|Cape Verdean escudo;Cape Verdean escudos|escudo capverdien;escudos capverdiens|إسكودو الرأس الأخضر\n" +
	"CYP|Cypriot pound;Cypriot pounds|livre chypriote;livres chypriotes|جنيه قبرصي;جنيهان قبرصيان;جنيهات قبرصية;جنيها قبرصيا\n" +
	"CZK|Czech koruna;Czech korunas|couronne tchèque;couronnes tchèques|كرونة تشيكية;كرونتان تشيكيتان;كرونات تشيكية;كرونة تشيكية\n" +
	"DDM|East German mark;East German marks|mark est-allemand;marks est-allemands|أوستمارك ألماني شرقي;أوستماركان ألمانيان شرقيان;أوستماركات ألمانية شرقية;أوستماركا ألمانيا شرقيا\n" +
	"DEM|German mark;German marks|mark allemand;marks allemands|مارك ألماني;ماركان ألمانيان;ماركات ألمانية;ماركا ألمانيا\n" +
	"DJF|Djiboutian franc;Djiboutian francs|franc djiboutien;francs djiboutiens|فرنك جيبوتي;فرنكان جيبوتيان;فرنكات جيبوتية;فرنكا جيبوتيا\n" +
	"DKK|Danish krone;Danish kroner|couronne danoise;couronnes danoises|كرونة دنماركية;كرونتان دنماركيتان;كرونات دنماركية;كرونة دنماركية\n" +
	"DOP|Dominican peso;Dominican pesos|peso dominicain;pesos dominicains|بيزو دومينيكاني;بيزوان دومينيكانيان;بيزو دومينيكانية;بيزو دومينيكانيا\n" +
	"DZD|Algerian dinar;Algerian dinars|dinar algérien;dinars algériens|دينار جزائري;ديناران جزائريان;دنانير جزائرية;دينارا جزائريا\n" +
	"EEK|Estonian kroon;Estonian kroons|couronne estonienne;couronnes estoniennes|كرونة إستونية;كرونتان إستونيتان;كرونات إستونية;كرونة إستونية\n" +
	"EGP|Egyptian pound;Egyptian pounds|livre égyptienne;livres égyptiennes|جنيه مصري;جنيهان مصريان;جنيهات مصرية;جنيها مصريا\n" +
	"ERN|Eritrean nakfa;Eritrean nakfas|nakfa érythréen;nakfas érythréens|ناكفا إريتري;ناكفا إريتريان;ناكفا إريترية;ناكفا إريتريا\n" +
	"ESP|Spanish peseta;Spanish pesetas|peseta espagnole;pesetas espagnoles|بيزيتا إسباني;بيزيتا إسبانيان;بيزيتا إسبانية;بيزيتا إسبانيا\n" +
	"ETB|Ethiopian birr;Ethiopian birrs|birr éthiopien;birrs éthiopiens|بير إثيوبي;بيران إثيوبيان;بيرات إثيوبية;بيرا إثيوبيا\n" +
	"EUR|euro;euros|euro;euros|يورو;يوروان;يورو;يورو\n" +
	"FIM|Finnish markka;Finnish markkas|mark finlandais;marks finlandais|ماركا فنلندي;ماركا فنلنديان;ماركا فنلندية;ماركا فنلنديا\n" +
	"FJD|Fijian dollar;Fijian dollars|dollar fidjien;dollars fidjiens|دولار فيجي;دولاران فيجيان;دولارات فيجية;دولارا فيجيا\n" +
	"FKP|Falkland Islands pound;Falkland Islands pounds|livre des îles Malouines;livres des îles Malouines|جنيه جزر فوكلاند;جنيها جزر فوكلاند;جنيهات جزر فوكلاند;جنيه جزر فوكلاند\n" +
	"FRF|French franc;French francs|franc français;francs français|فرنك فرنسي;فرنكان فرنسيان;فرنكات فرنسية;فرنكا فرنسيا\n" +
	"GBP|British pound;British pounds|livre sterling;livres sterling|جنيه إسترليني;جنيهان إسترلينيان;جنيهات إسترلينية;جنيها إسترلينيا\n" +
	"GEL|Georgian lari;Georgian laris|lari géorgien;laris géorgiens|لاري جورجي;لاري جورجيان;لاري جورجية;لاري جورجيا\n" +
	"GHS|Ghanaian cedi;Ghanaian cedis|cédi ghanéen;cédis ghanéens|سيدي غاني;سيدي غانيان;سيدي غانية;سيدي غانيا\n" +
	"GIP|Gibraltar pound;Gibraltar pounds|livre de Gibraltar;livres de Gibraltar|جنيه جبل طارق;جنيها جبل طارق;جنيهات جبل طارق;جنيه جبل طارق\n" +
	"GMD|Gambian dalasi;Gambian dalasis|dalasi gambien;dalasis gambiens|دلاسي غامبي;دلاسي غامبيان;دلاسي غامبية;دلاسي غامبيا\n" +
	"GNF|Guinean franc;Guinean francs|franc guinéen;francs guinéens|فرنك غيني;فرنكان غينيان;فرنكات غينية;فرنكا غينيا\n" +
	"GRD|Greek drachma;Greek drachmas|drachme grecque;drachmes grecques|دراخما يوناني;دراخما يونانيان;دراخما يونانية;دراخما يونانيا\n" +
	"GTQ|Guatemalan quetzal;Guatemalan quetzals|quetzal guatémaltèque;quetzals guatémaltèques|كتزال غواتيمالي;كتزالان غواتيماليان;كتزالات غواتيمالية;كتزالا غواتيماليا\n" +
	"GYD|Guyanese dollar;Guyanese dollars|dollar du Guyana;dollars du Guyana|دولار غياني;دولاران غيانيان;دولارات غيانية;دولارا غيانيا\n" +
	"HKD|Hong Kong dollar;Hong Kong dollars|dollar de Hong Kong;dollars de Hong Kong|دولار هونغ كونغ;دولارا هونغ كونغ;دولارات هونغ كونغ;دولار هونغ كونغ\n" +
	"HNL|Honduran lempira;Honduran lempiras|lempira hondurien;lempiras honduriens|لمبيرا هندوراسي;لمبيرا هندوراسيان;لمبيرا هندوراسية;لمبيرا هندوراسيا\n" +
	"HRD|Croatian dinar;Croatian dinars|dinar croate;dinars croates|دينار كرواتي;ديناران كرواتيان;دنانير كرواتية;دينارا كرواتيا\n" +
	"HRK|Croatian kuna;Croatian kunas|kuna croate;kunas croates|كونا كرواتي;كونا كرواتيان;كونا كرواتية;كونا كرواتيا\n" +
	"HTG|Haitian gourde;Haitian gourdes|gourde haïtienne;gourdes haïtiennes|غورد هايتي;غوردان هايتيان;غوردات هايتية;غوردا هايتيا\n" +
	"HUF|Hungarian forint;Hungarian forints|forint hongrois;forints hongrois|فورينت هنغاري;فورينتان هنغاريان;فورينتات هنغارية;فورينتا هنغاريا\n" +
	"IDR|Indonesian rupiah;Indonesian rupiahs|roupie indonésienne;roupies indonésiennes|روبية إندونيسية;روبيتان إندونيسيتان;روبيات إندونيسية;روبية إندونيسية\n" +
	"IEP|Irish pound;Irish pounds|livre irlandaise;livres irlandaises|جنيه أيرلندي;جنيهان أيرلنديان;جنيهات أيرلندية;جنيها أيرلنديا\n" +
	"ILP|Israeli pound;Israeli pounds|livre israélienne;livres israéliennes|جنيه إسرائيلي;جنيهان إسرائيليان;جنيهات إسرائيلية;جنيها إسرائيليا\n" +
	"ILS|Israeli new shekel;Israeli new shekels|nouveau shekel israélien;nouveaux shekels israéliens|شيكل إسرائيلي جديد;شيكلان إسرائيليان جديدان;شيكلات إسرائيلية جديدة;شيكلا إسرائيليا جديدا\n" +
	"INR|Indian rupee;Indian rupees|roupie indienne;roupies indiennes|روبية هندية;روبيتان هنديتان;روبيات هندية;روبية هندية\n" +
	"IQD|Iraqi dinar;Iraqi dinars|dinar irakien;dinars irakiens|دينار عراقي;ديناران عراقيان;دنانير عراقية;دينارا عراقيا\n" +
	"IRR|Iranian rial;Iranian rials|riyal iranien;riyals iraniens|ريال إيراني;ريالان إيرانيان;ريالات إيرانية;ريالا إيرانيا\n" +
	"ISK|Icelandic króna;Icelandic krónur|couronne islandaise;couronnes islandaises|كرونة آيسلندية;كرونتان آيسلنديتان;كرونات آيسلندية;كرونة آيسلندية\n" +
	"ITL|Italian lira;Italian liras|lire italienne;lires italiennes|ليرة إيطالية;ليرتان إيطاليتان;ليرات إيطالية;ليرة إيطالية\n" +
	"JMD|Jamaican dollar;Jamaican dollars|dollar jamaïcain;dollars jamaïcains|دولار جامايكي;دولاران جامايكيان;دولارات جامايكية;دولارا جامايكيا\n" +
	"JOD|Jordanian dinar;Jordanian dinars|dinar jordanien;dinars jordaniens|دينار أردني;ديناران أردنيان;دنانير أردنية;دينارا أردنيا\n" +
	"JPY|Japanese yen|yen japonais;yens japonais|ين ياباني;ينان يابانيان;ينات يابانية;ينا يابانيا\n" +
	"KES|Kenyan shilling;Kenyan shillings|shilling kényan;shillings kényans|شلن كيني;شلنان كينيان;شلنات كينية;شلنا كينيا\n" +
	"KGS|Kyrgyz som;Kyrgyz soms|som kirghize;soms kirghizes|سوم قيرغيزي;سومان قيرغيزيان;سومات قيرغيزية;سوما قيرغيزيا\n" +
	"KHR|Cambodian riel;Cambodian riels|riel cambodgien;riels cambodgiens|رييل كمبودي;رييلان كمبوديان;رييلات كمبودية;رييلا كمبوديا\n" +
	"KMF|Comorian franc;Comorian francs|franc comorien;francs comoriens|فرنك قمري;فرنكان قمريان;فرنكات قمرية;فرنكا قمريا\n" +
	"KPW|North Korean won|won nord-coréen;wons nord-coréens|وون كوري شمالي;وونان كوريان شماليان;وونات كورية شمالية;وونا كوريا شماليا\n" +
	"KRW|South Korean won|won sud-coréen;wons sud-coréens|وون كوري جنوبي;وونان كوريان جنوبيان;وونات كورية جنوبية;وونا كوريا جنوبيا\n" +
	"KWD|Kuwaiti dinar;Kuwaiti dinars|dinar koweïtien;dinars koweïtiens|دينار كويتي;ديناران كويتيان;دنانير كويتية;دينارا كويتيا\n" +
	"KYD|Cayman Islands dollar;Cayman Islands dollars|dollar des îles Caïmans;dollars des îles Caïmans|دولار جزر كايمان;دولارا جزر كايمان;دولارات جزر كايمان;دولار جزر كايمان\n" +
	"KZT|Kazakhstani tenge;Kazakhstani tenges|tenge kazakh;tenges kazakhs|تنغ كازاخستاني;تنغان كازاخستانيان;تنغات كازاخستانية;تنغا كازاخستانيا\n" +
	"LAK|Laotian kip;Laotian kips|kip laotien;kips laotiens|كيب لاوسي;كيبان لاوسيان;كيبات لاوسية;كيبا لاوسيا\n" +
	"LBP|Lebanese pound;Lebanese pounds|livre libanaise;livres libanaises|ليرة لبنانية;ليرتان لبنانيتان;ليرات لبنانية;ليرة لبنانية\n" +
	"LKR|Sri Lankan rupee;Sri Lankan rupees|roupie srilankaise;roupies srilankaises|روبية سريلانكية;روبيتان سريلانكيتان;روبيات سريلانكية;روبية سريلانكية\n" +
	"LRD|Liberian dollar;Liberian dollars|dollar libérien;dollars libériens|دولار ليبيري;دولاران ليبيريان;دولارات ليبيرية;دولارا ليبيريا\n" +
	"LSL|Lesotho loti;Lesotho maloti|loti lesothan;maloti lesothans|لوتي ليسوتي;لوتي ليسوتيان;لوتي ليسوتية;لوتي ليسوتيا\n" +
	"LTL|Lithuanian litas;Lithuanian litai|litas lituanien;litas lituaniens|ليتاس ليتواني;ليتاسان ليتوانيان;ليتاسات ليتوانية;ليتاسا ليتوانيا\n" +
	"LUF|Luxembourgian franc;Luxembourgian francs|franc luxembourgeois;francs luxembourgeois|فرنك لوكسمبورغي;فرنكان لوكسمبورغيان;فرنكات لوكسمبورغية;فرنكا لوكسمبورغيا\n" +
	"LVL|Latvian lats;Latvian lati|lats letton;lats lettons|لاتس لاتفي;لاتسان لاتفيان;لاتسات لاتفية;لاتسا لاتفيا\n" +
	"LYD|Libyan dinar;Libyan dinars|dinar libyen;dinars libyens|دينار ليبي;ديناران ليبيان;دنانير ليبية;دينارا ليبيا\n" +
	"MAD|dirham;dirhams|dirham;dirhams|درهم;درهمان;دراهم;درهما\n" +
	"MAF|Moroccan franc;Moroccan francs|franc marocain;francs marocains|فرنك مغربي;فرنكان مغربيان;فرنكات مغربية;فرنكا مغربيا\n" +
	"MDL|Moldovan leu;Moldovan lei|leu moldave;leus moldaves|ليو مولدوفي;ليو مولدوفيان;ليو مولدوفية;ليو مولدوفيا\n" +
	"MGA|Malagasy ariary;Malagasy ariaries|ariary malgache;ariarys malgaches|أرياري مدغشقري;أرياري مدغشقريان;أرياري مدغشقرية;أرياري مدغشقريا\n" +
	"MGF|Malagasy franc;Malagasy francs|franc malgache;francs malgaches|فرنك مدغشقري;فرنكان مدغشقريان;فرنكات مدغشقرية;فرنكا مدغشقريا\n" +
	"MKD|Macedonian denar;Macedonian denari|denar macédonien;denars macédoniens|دينار مقدوني;ديناران مقدونيان;دنانير مقدونية;دينارا مقدونيا\n" +
	"MMK|Myanmar kyat;Myanmar kyats|kyat myanmarais;kyats myanmarais|كيات ميانماري;كياتان ميانماريان;كياتات ميانمارية;كياتا ميانماريا\n" +
	"MNT|Mongolian tugrik;Mongolian tugriks|tugrik mongol;tugriks mongols|توغريك منغولي;توغريكان منغوليان;توغريكات منغولية;توغريكا منغوليا\n" +
	"MOP|Macanese pataca;Macanese patacas|pataca macanaise;patacas macanaises|باتاكا ماكاوي;باتاكا ماكاويان;باتاكا ماكاوية;باتاكا ماكاويا\n" +
	"MRU|Mauritanian ouguiya;Mauritanian ouguiyas|ouguiya mauritanien;ouguiyas mauritaniens|أوقية موريتانية;أوقيتان موريتانيتان;أوقيات موريتانية;أوقية موريتانية\n" +
	"MTL|Maltese lira|lire maltaise;lires maltaises|ليرة مالطية;ليرتان مالطيتان;ليرات مالطية;ليرة مالطية\n" +
	"MTP|Maltese pound;Maltese pounds|livre maltaise;livres maltaises|جنيه مالطي;جنيهان مالطيان;جنيهات مالطية;جنيها مالطيا\n" +
	"MUR|Mauritian rupee;Mauritian rupees|roupie mauricienne;roupies mauriciennes|روبية موريشية;روبيتان موريشيتان;روبيات موريشية;روبية موريشية\n" +
	"MVR|Maldivian rufiyaa;Maldivian rufiyaas|rufiyaa maldivienne;rufiyaas maldiviennes|روفية مالديفية;روفيتان مالديفيتان;روفيات مالديفية;روفية مالديفية\n" +
	"MWK|Malawian kwacha;Malawian kwachas|kwacha malawite;kwachas malawites|كواشا ملاوي;كواشا ملاويان;كواشا ملاوية;كواشا ملاويا\n" +
	"MXN|Mexican peso;Mexican pesos|peso mexicain;pesos mexicains|بيزو مكسيكي;بيزوان مكسيكيان;بيزو مكسيكية;بيزو مكسيكيا\n" +
	"MXV|Mexican investment unit;Mexican investment units|unité d’investissement mexicaine;unités d’investissement mexicaines|وحدة استثمار مكسيكية;وحدتا استثمار مكسيكيتان;وحدات استثمار مكسيكية;وحدة استثمار مكسيكية\n" +
	"MYR|Malaysian ringgit;Malaysian ringgits|ringgit malais;ringgits malais|رينغيت ماليزي;رينغيتان ماليزيان;رينغيتات ماليزية;رينغيتا ماليزيا\n" +
	"MZE|Mozambican escudo;Mozambican escudos|escudo mozambicain;escudos mozambicains|إسكودو موزمبيقي;إسكودو موزمبيقيان;إسكودو موزمبيقية;إسكودو موزمبيقيا\n" +
	"MZN|Mozambican metical;Mozambican meticals|metical mozambicain;meticais mozambicains|متكال موزمبيقي;متكالان موزمبيقيان;متكالات موزمبيقية;متكالا موزمبيقيا\n" +
	"NAD|Namibian dollar;Namibian dollars|dollar namibien;dollars namibiens|دولار ناميبي;دولاران ناميبيان;دولارات ناميبية;دولارا ناميبيا\n" +
	"NGN|Nigerian naira;Nigerian nairas|naira nigérian;nairas nigérians|نايرا نيجيري;نايرا نيجيريان;نايرا نيجيرية;نايرا نيجيريا\n" +
	"NIO|Nicaraguan córdoba;Nicaraguan córdobas|córdoba nicaraguayen;córdobas nicaraguayens|كوردوبا نيكاراغوي;كوردوبا نيكاراغويان;كوردوبا نيكاراغوية;كوردوبا نيكاراغويا\n" +
	"NLG|Dutch guilder;Dutch guilders|florin néerlandais;florins néerlandais|غيلدر هولندي;غيلدران هولنديان;غيلدرات هولندية;غيلدرا هولنديا\n" +
	"NOK|Norwegian krone;Norwegian kroner|couronne norvégienne;couronnes norvégiennes|كرونة نرويجية;كرونتان نرويجيتان;كرونات نرويجية;كرونة نرويجية\n" +
	"NPR|Nepalese rupee;Nepalese rupees|roupie népalaise;roupies népalaises|روبية نيبالية;روبيتان نيباليتان;روبيات نيبالية;روبية نيبالية\n" +
	"NZD|New Zealand dollar;New Zealand dollars|dollar néo-zélandais;dollars néo-zélandais|دولار نيوزيلندي;دولاران نيوزيلنديان;دولارات نيوزيلندية;دولارا نيوزيلنديا\n" +
	"OMR|Omani rial;Omani rials|riyal omanais;riyals omanais|ريال عماني;ريالان عمانيان;ريالات عمانية;ريالا عمانيا\n" +
	"PAB|Panamanian balboa;Panamanian balboas|balboa panaméen;balboas panaméens|بالبوا بنمي;بالبوا بنميان;بالبوا بنمية;بالبوا بنميا\n" +
	"PEN|Peruvian sol;Peruvian soles|sol péruvien;sols péruviens|سول بيروفي;سولان بيروفيان;سولات بيروفية;سولا بيروفيا\n" +
	"PGK|Papua New Guinean kina|kina papouan-néo-guinéen;kinas papouan-néo-guinéens|كينا بابوا غينيا الجديدة\n" +
	"PHP|Philippine peso;Philippine pesos|peso philippin;pesos philippins|بيزو فلبيني;بيزوان فلبينيان;بيزو فلبينية;بيزو فلبينيا\n" +
	"PKR|Pakistani rupee;Pakistani rupees|roupie pakistanaise;roupies pakistanaises|روبية باكستانية;روبيتان باكستانيتان;روبيات باكستانية;روبية باكستانية\n" +
	"PLN|Polish zloty;Polish zlotys|zloty polonais;zlotys polonais|زلوتي بولندي;زلوتي بولنديان;زلوتي بولندية;زلوتي بولنديا\n" +
	"PTE|Portuguese escudo;Portuguese escudos|escudo portugais;escudos portugais|إسكودو برتغالي;إسكودو برتغاليان;إسكودو برتغالية;إسكودو برتغاليا\n" +
	"PYG|Paraguayan guarani;Paraguayan guaranis|guaraní paraguayen;guaranís paraguayens|غواراني باراغوايي;غواراني باراغواييان;غواراني باراغوايية;غواراني باراغواييا\n" +
	"QAR|Qatari riyal;Qatari riyals|riyal qatari;riyals qataris|ريال قطري;ريالان قطريان;ريالات قطرية;ريالا قطريا\n" +
	"RHD|Rhodesian dollar;Rhodesian dollars|dollar rhodésien;dollars rhodésiens|دولار روديسي;دولاران روديسيان;دولارات روديسية;دولارا روديسيا\n" +
	"RON|Romanian leu;Romanian lei|leu roumain;lei roumains|ليو روماني;ليو رومانيان;ليو رومانية;ليو رومانيا\n" +
	"RSD|Serbian dinar;Serbian dinars|dinar serbe;dinars serbes|دينار صربي;ديناران صربيان;دنانير صربية;دينارا صربيا\n" +
	"RUB|Russian ruble;Russian rubles|rouble russe;roubles russes|روبل روسي;روبلان روسيان;روبلات روسية;روبلا روسيا\n" +
	"RWF|Rwandan franc;Rwandan francs|franc rwandais;francs rwandais|فرنك رواندي;فرنكان روانديان;فرنكات رواندية;فرنكا روانديا\n" +
	"SAR|Saudi riyal;Saudi riyals|riyal saoudien;riyals saoudiens|ريال سعودي;ريالان سعوديان;ريالات سعودية;ريالا سعوديا\n" +
	"SBD|Solomon Islands dollar;Solomon Islands dollars|dollar des îles Salomon;dollars des îles Salomon|دولار جزر سليمان;دولارا جزر سليمان;دولارات جزر سليمان;دولار جزر سليمان\n" +
	"SCR|Seychellois rupee;Seychellois rupees|roupie des Seychelles;roupies des Seychelles|روبية سيشيلية;روبيتان سيشيليتان;روبيات سيشيلية;روبية سيشيلية\n" +
	"SDG|Sudanese pound;Sudanese pounds|livre soudanaise;livres soudanaises|جنيه سوداني;جنيهان سودانيان;جنيهات سودانية;جنيها سودانيا\n" +
	"SEK|Swedish krona;Swedish kronor|couronne suédoise;couronnes suédoises|كرونة سويدية;كرونتان سويديتان;كرونات سويدية;كرونة سويدية\n" +
	"SGD|Singapore dollar;Singapore dollars|dollar de Singapour;dollars de Singapour|دولار سنغافوري;دولاران سنغافوريان;دولارات سنغافورية;دولارا سنغافوريا\n" +
	"SHP|Saint Helena pound;Saint Helena pounds|livre de Sainte-Hélène;livres de Sainte-Hélène|جنيه سانت هيلينا;جنيها سانت هيلينا;جنيهات سانت هيلينا;جنيه سانت هيلينا\n" +
	"SIT|Slovenian tolar;Slovenian tolars|tolar slovène;tolars slovènes|تولار سلوفيني;تولاران سلوفينيان;تولارات سلوفينية;تولارا سلوفينيا\n" +
	"SKK|Slovak koruna;Slovak korunas|couronne slovaque;couronnes slovaques|كرونة سلوفاكية;كرونتان سلوفاكيتان;كرونات سلوفاكية;كرونة سلوفاكية\n" +
	"SLE|Sierra Leonean leone;Sierra Leonean leones|leone sierra-léonais;leones sierra-léonais|ليون سيراليوني;ليونان سيراليونيان;ليونات سيراليونية;ليونا سيراليونيا\n" +
	"SOS|Somali shilling;Somali shillings|shilling somalien;shillings somaliens|شلن صومالي;شلنان صوماليان;شلنات صومالية;شلنا صوماليا\n" +
	"SRD|Surinamese dollar;Surinamese dollars|dollar surinamais;dollars surinamais|دولار سورينامي;دولاران سوريناميان;دولارات سورينامية;دولارا سوريناميا\n" +
	"SRG|Surinamese guilder;Surinamese guilders|florin surinamais;florins surinamais|غيلدر سورينامي;غيلدران سوريناميان;غيلدرات سورينامية;غيلدرا سوريناميا\n" +
	"SSP|South Sudanese pound;South Sudanese pounds|livre sud-soudanaise;livres sud-soudanaises|جنيه جنوب سوداني;جنيهان جنوب سودانيان;جنيهات جنوب سودانية;جنيها جنوب سودانيا\n" +
	"STN|São Tomé and Príncipe dobra;São Tomé and Príncipe dobras|dobra santoméen;dobras santoméens|دوبرا ساو تومي وبرينسيبي\n" +
	"SUR|Soviet rouble;Soviet roubles|rouble soviétique;roubles soviétiques|روبل سوفيتي;روبلان سوفيتيان;روبلات سوفيتية;روبلا سوفيتيا\n" +
	"SVC|Salvadoran colón;Salvadoran colones|colón salvadorien;colóns salvadoriens|كولون سلفادوري;كولونان سلفادوريان;كولونات سلفادورية;كولونا سلفادوريا\n" +
	"SYP|Syrian pound;Syrian pounds|livre syrienne;livres syriennes|ليرة سورية;ليرتان سوريتان;ليرات سورية;ليرة سورية\n" +
	"SZL|Swazi lilangeni;Swazi emalangeni|lilangeni swazi;lilangenis swazis|ليلانغيني إسواتيني;ليلانغيني إسواتينيان;ليلانغيني إسواتينية;ليلانغيني إسواتينيا\n" +
	"THB|Thai baht|baht thaïlandais;bahts thaïlandais|بات تايلاندي;باتان تايلانديان;باتات تايلاندية;باتا تايلانديا\n" +
	"TJR|Tajikistani ruble;Tajikistani rubles|rouble tadjik;roubles tadjiks|روبل طاجيكستاني;روبلان طاجيكستانيان;روبلات طاجيكستانية;روبلا طاجيكستانيا\n" +
	"TJS|Tajikistani somoni;Tajikistani somonis|somoni tadjik;somonis tadjiks|سوموني طاجيكستاني;سوموني طاجيكستانيان;سوموني طاجيكستانية;سوموني طاجيكستانيا\n" +
	"TMT|Turkmenistani manat|manat turkmène;manats turkmènes|مانات تركمانستاني;ماناتان تركمانستانيان;ماناتات تركمانستانية;ماناتا تركمانستانيا\n" +
	"TND|Tunisian dinar;Tunisian dinars|dinar tunisien;dinars tunisiens|دينار تونسي;ديناران تونسيان;دنانير تونسية;دينارا تونسيا\n" +
	"TOP|Tongan pa’anga|pa’anga tongan;pa’angas tongans|بانغا تونغي;بانغا تونغيان;بانغا تونغية;بانغا تونغيا\n" +
	"TPE|Timorese escudo;Timorese escudos|escudo timorais;escudos timorais|إسكودو تيموري;إسكودو تيموريان;إسكودو تيمورية;إسكودو تيموريا\n" +
	"TRY|Turkish lira;Turkish liras|livre turque;livres turques|ليرة تركية;ليرتان تركيتان;ليرات تركية;ليرة تركية\n" +
	"TTD|Trinidad and Tobago dollar;Trinidad and Tobago dollars|dollar de Trinité-et-Tobago;dollars de Trinité-et-Tobago|دولار ترينيداد وتوباغو;دولارا ترينيداد وتوباغو;دولارات ترينيداد وتوباغو;دولار ترينيداد وتوباغو\n" +
	"TWD|New Taiwan dollar;New Taiwan dollars|nouveau dollar taïwanais;nouveaux dollars taïwanais|دولار تايواني;دولاران تايوانيان;دولارات تايوانية;دولارا تايوانيا\n" +
	"TZS|Tanzanian shilling;Tanzanian shillings|shilling tanzanien;shillings tanzaniens|شلن تنزاني;شلنان تنزانيان;شلنات تنزانية;شلنا تنزانيا\n" +
	"UAH|Ukrainian hryvnia;Ukrainian hryvnias|hryvnia ukrainienne;hryvnias ukrainiennes|هريفنيا أوكراني;هريفنيا أوكرانيان;هريفنيا أوكرانية;هريفنيا أوكرانيا\n" +
	"UGX|Ugandan shilling;Ugandan shillings|shilling ougandais;shillings ougandais|شلن أوغندي;شلنان أوغنديان;شلنات أوغندية;شلنا أوغنديا\n" +
	"USD|US dollar;US dollars|dollar;dollars|دولار;دولاران;دولارات;دولارا\n" +
	"USN|next-day US dollar;next-day US dollars|dollar du jour suivant;dollars du jour suivant|دولار لليوم التالي;دولاران لليوم التالي;دولارات لليوم التالي;دولارا لليوم التالي\n" +
	"UYI|Uruguayan peso in indexed units;Uruguayan pesos in indexed units|peso uruguayen en unités indexées;pesos uruguayens en unités indexées|بيزو أوروغوياني مربوط بمؤشر;بيزوان أوروغويانيان مربوطان بمؤشر;بيزو أوروغويانية مربوطة بمؤشر;بيزو أوروغويانيا مربوطا بمؤشر\n" +
	"UYU|Uruguayan peso;Uruguayan pesos|peso uruguayen;pesos uruguayens|بيزو أوروغوياني;بيزوان أوروغويانيان;بيزو أوروغويانية;بيزو أوروغويانيا\n" +
	"UYW|Uruguayan nominal wage index unit;Uruguayan nominal wage index units|unité uruguayenne indexée sur le salaire nominal;unités uruguayennes indexées sur le salaire nominal|وحدة أجور أوروغويانية;وحدتا أجور أوروغويانيتان;وحدات أجور أوروغويانية;وحدة أجور أوروغويانية\n" +
	"UZS|Uzbekistani som|sum ouzbek;sums ouzbeks|سوم أوزبكستاني;سومان أوزبكستانيان;سومات أوزبكستانية;سوما أوزبكستانيا\n" +
	"VED|digital bolívar;digital bolívars|bolivar numérique;bolivars numériques|بوليفار رقمي;بوليفاران رقميان;بوليفارات رقمية;بوليفارا رقميا\n" +
	"VES|Venezuelan bolívar;Venezuelan bolívars|bolivar vénézuélien;bolivars vénézuéliens|بوليفار فنزويلي;بوليفاران فنزويليان;بوليفارات فنزويلية;بوليفارا فنزويليا\n" +
	"VND|Vietnamese dong|dông vietnamien;dôngs vietnamiens|دونغ فيتنامي;دونغان فيتناميان;دونغات فيتنامية;دونغا فيتناميا\n" +
	"VUV|Vanuatu vatu;Vanuatu vatus|vatu vanuatuan;vatus vanuatuans|فاتو فانواتو\n" +
	"WST|Samoan tala|tala samoan;talas samoans|تالا ساموي;تالا سامويان;تالا ساموية;تالا سامويا\n" +
	"XAD|Arab accounting dinar;Arab accounting dinars|dinar comptable arabe;dinars comptables arabes|دينار عربي حسابي;ديناران عربيان حسابيان;دنانير عربية حسابية;دينارا عربيا حسابيا\n" +
	"XAF|Central African CFA franc;Central African CFA francs|franc CFA (BEAC);francs CFA (BEAC)|فرنك وسط أفريقي;فرنكان وسط أفريقيان;فرنكات وسط أفريقية;فرنكا وسط أفريقيا\n" +
	"XAG|troy ounce of silver;troy ounces of silver|once troy d’argent;onces troy d’argent|أونصة فضة;أونصتا فضة;أونصات فضة;أونصة فضة\n" +
	"XAU|troy ounce of gold;troy ounces of gold|once troy d’or;onces troy d’or|أونصة ذهب;أونصتا ذهب;أونصات ذهب;أونصة ذهب\n" +
	"XCD|East Caribbean dollar;East Caribbean dollars|dollar des Caraïbes orientales;dollars des Caraïbes orientales|دولار شرق الكاريبي;دولارا شرق الكاريبي;دولارات شرق الكاريبي;دولار شرق الكاريبي\n" +
	"XCG|Caribbean guilder;Caribbean guilders|florin caribéen;florins caribéens|غيلدر كاريبي;غيلدران كاريبيان;غيلدرات كاريبية;غيلدرا كاريبيا\n" +
	"XDR|special drawing right;special drawing rights|droit de tirage spécial;droits de tirage spéciaux|حق سحب خاص;حقا سحب خاصان;حقوق سحب خاصة;حق سحب خاصا\n" +
	"XOF|West African CFA franc;West African CFA francs|franc CFA (BCEAO);francs CFA (BCEAO)|فرنك غرب أفريقي;فرنكان غرب أفريقيان;فرنكات غرب أفريقية;فرنكا غرب أفريقيا\n" +
	"XPD|troy ounce of palladium;troy ounces of palladium|once troy de palladium;onces troy de palladium|أونصة بلاديوم;أونصتا بلاديوم;أونصات بلاديوم;أونصة بلاديوم\n" +
	"XPF|CFP franc;CFP francs|franc CFP;francs CFP|فرنك سي إف بي;فرنكا سي إف بي;فرنكات سي إف بي;فرنك سي إف بي\n" +
	"XPT|troy ounce of platinum;troy ounces of platinum|once troy de platine;onces troy de platine|أونصة بلاتين;أونصتا بلاتين;أونصات بلاتين;أونصة بلاتين\n" +
	"XSU|sucre;sucres|sucre;sucres|سوكري\n" +
	"XUA|ADB unit of account;ADB units of account|unité de compte de la BAD;unités de compte de la BAD|وحدة حساب أفريقية;وحدتا حساب أفريقيتان;وحدات حساب أفريقية;وحدة حساب أفريقية\n" +
	"YDD|Yemeni dinar;Yemeni dinars|dinar nord-yéménite;dinars nord-yéménites|دينار يمني;ديناران يمنيان;دنانير يمنية;دينارا يمنيا\n" +
	"YER|Yemeni rial;Yemeni rials|riyal yéménite;riyals yéménites|ريال يمني;ريالان يمنيان;ريالات يمنية;ريالا يمنيا\n" +
	"ZAR|South African rand|rand sud-africain;rands sud-africains|راند جنوب أفريقي;راندان جنوب أفريقيان;راندات جنوب أفريقية;راندا جنوب أفريقيا\n" +
	"ZMW|Zambian kwacha;Zambian kwachas|kwacha zambien;kwachas zambiens|كواشا زامبي;كواشا زامبيان;كواشا زامبية;كواشا زامبيا\n" +
	"ZWG|Zimbabwean gold|or du Zimbabwe|ذهب زيمبابوي\n"

// currencyAt holds where the line of each currency begins in currencyText.
var currencyAt = [...]uint16{
	0, 185, 389, 517, 674, 845, 1119, 1299, 1522, 1703, 1888, 2089,
	2259, 2466, 2802, 3007, 3202, 3367, 3524, 3705, 3889, 4076, 4247, 4466,
	4629, 4810, 4995, 5174, 5388, 5543, 5715, 5916, 6093, 6262, 6446, 6554,
	6717, 6833, 7092, 7243, 7377, 7552, 7885, 8106, 8388, 8678, 8815, 8935,
	9100, 9275, 9534, 9699, 9880, 10069, 10270, 10451, 10642, 10805, 10982, 11165,
	11332, 11398, 11570, 11733, 11967, 12129, 12315, 12468, 12613, 12795, 12958, 13113,
	13292, 13523, 13701, 13903, 14108, 14283, 14438, 14609, 14803, 15018, 15197, 15392,
	15656, 15819, 15982, 16149, 16352, 16521, 16718, 16893, 17027, 17182, 17343, 17518,
	17675, 17866, 18055, 18228, 18460, 18659, 18804, 18979, 19188, 19375, 19534, 19727,
	19953, 20106, 20261, 20339, 20504, 20656, 20848, 21029, 21218, 21404, 21595, 21780,
	21997, 22142, 22305, 22496, 22701, 22868, 23029, 23320, 23514, 23723, 23938, 24123,
	24296, 24531, 24719, 24916, 25103, 25331, 25485, 25658, 25818, 25947, 26116, 26325,
	26491, 26687, 26916, 27065, 27256, 27399, 27554, 27705, 27875, 28034, 28266, 28466,
	28643, 28822, 29032, 29256, 29447, 29640, 29862, 30035, 30243, 30453, 30686, 30835,
	31014, 31225, 31378, 31601, 31766, 31975, 32192, 32404, 32575, 32728, 32910, 33059,
	33355, 33572, 33753, 33964, 34140, 34234, 34474, 34845, 35044, 35394, 35568, 35761,
	35992, 36162, 36249, 36379, 36623, 36849, 37015, 37169, 37429, 37620, 37811, 38033,
	38241, 38389, 38583, 38624, 38864, 39037, 39192, 39395, 39558,
}
