"""Cities in which invented hospitals stand. The cities and their points are real.

Points: GeoNames, CC BY 4.0. A ZIP is one of the city's own, US Census; elsewhere there is none.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A city; state and zip are empty where the registry would give none."""

    country: str
    state: str
    city: str
    zip: str
    latitude: float
    longitude: float


# country | state | city | zip | latitude | longitude
_TABLE = """
United States|Alabama|Birmingham|35203|33.521|-86.802
United States|Arizona|Phoenix|85003|33.448|-112.074
United States|California|Los Angeles|90013|34.052|-118.244
United States|California|Sacramento|95814|38.582|-121.494
United States|Colorado|Denver|80202|39.739|-104.985
United States|Florida|Miami|33128|25.774|-80.194
United States|Georgia|Atlanta|30303|33.749|-84.388
United States|Illinois|Chicago|60608|41.85|-87.65
United States|Louisiana|New Orleans|70112|29.955|-90.075
United States|Massachusetts|Boston|02108|42.358|-71.06
United States|Minnesota|Minneapolis|55415|44.98|-93.264
United States|Missouri|Kansas City|64106|39.1|-94.579
United States|New Mexico|Albuquerque|87102|35.084|-106.651
United States|New York|Buffalo|14202|42.886|-78.878
United States|New York|New York|10007|40.714|-74.006
United States|North Carolina|Durham|27701|35.994|-78.899
United States|Ohio|Columbus|43215|39.961|-82.999
United States|Oregon|Portland|97204|45.523|-122.676
United States|Pennsylvania|Philadelphia|19102|39.952|-75.164
United States|Tennessee|Nashville|37203|36.166|-86.784
United States|Texas|Houston|77002|29.763|-95.363
United States|Texas|San Antonio|78205|29.424|-98.494
United States|Utah|Salt Lake City|84101|40.761|-111.891
United States|Washington|Seattle|98101|47.606|-122.332
Puerto Rico||San Juan|00901|18.466|-66.106
Argentina||Buenos Aires||-34.613|-58.377
Australia|Queensland|Brisbane||-27.468|153.028
Australia|Victoria|Melbourne||-37.814|144.963
Brazil|Rio Grande do Sul|Porto Alegre||-30.033|-51.23
Brazil|São Paulo|São Paulo||-23.547|-46.636
Canada|British Columbia|Vancouver||49.25|-123.119
Canada|Nova Scotia|Halifax||44.643|-63.577
Canada|Ontario|Toronto||43.706|-79.399
Canada|Quebec|Montréal||45.509|-73.588
Czechia||Brno||49.195|16.608
Denmark||Aarhus||56.157|10.211
Finland||Tampere||61.499|23.787
France||Lyon||45.749|4.848
France||Paris||48.853|2.349
Germany||Berlin||52.524|13.411
Germany|Bavaria|Munich||48.137|11.575
Germany|Hesse|Frankfurt am Main||50.116|8.684
India|Kerala|Kochi||9.94|76.26
Ireland||Dublin||53.333|-6.249
Israel||Haifa||32.813|34.999
Italy||Naples||40.852|14.268
Italy||Turin||45.07|7.687
Japan||Osaka||34.694|135.501
Mexico||Guadalajara||20.677|-103.347
Mexico||Monterrey||25.684|-100.317
Netherlands||Utrecht||52.091|5.122
New Zealand||Wellington||-41.287|174.776
Norway||Bergen||60.393|5.324
Poland||Kraków||50.061|19.937
Portugal||Porto||41.148|-8.611
South Africa|Western Cape|Cape Town||-33.926|18.423
South Korea||Busan||35.102|129.03
Spain||Sevilla||37.383|-5.973
Spain||Valencia||39.474|-0.38
Sweden||Gothenburg||57.707|11.967
Turkey (Türkiye)||İzmir||38.413|27.138
United Kingdom|England|Leeds||53.796|-1.548
United Kingdom|England|London||51.509|-0.126
United Kingdom|Scotland|Glasgow||55.865|-4.258
United Kingdom|Wales|Cardiff||51.48|-3.18
"""


def _place(line: str) -> Place:
    country, state, city, zip_code, latitude, longitude = line.split("|")
    return Place(country, state, city, zip_code, float(latitude), float(longitude))


PLACES = tuple(_place(line) for line in _TABLE.strip().splitlines())
COUNTRIES = tuple(dict.fromkeys(place.country for place in PLACES))
