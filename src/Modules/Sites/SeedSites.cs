using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Sites.Domain;
using Platform.Sites.Features;
using Platform.Sites.Storage;

namespace Platform.Sites;

/// <summary>Places for the demo: a facility company's buildings, a repair chain's shops.</summary>
internal sealed class SeedSites(SitesDb db, Ledger<Site, SiteEvent> sites, Numbers numbers, Call call) : IDemoSeeder
{
    public static readonly AddSite.Command[] Buildings =
    [
        new("Harbour Tower", "Am Sandtorkai 50, 20457 Hamburg", "Europe/Berlin", 53.5437, 9.9886),
        new("Riverside Offices", "30 Southwark Street, London SE1 1TU", "Europe/London", 51.5046, -0.0930),
        new("Canal Campus", "Keizersgracht 241, 1016 EA Amsterdam", "Europe/Amsterdam", 52.3702, 4.8838),
        new("North Logistics Hub", "Industrigatan 10, 212 14 Malmö", "Europe/Stockholm", 55.6011, 13.0343),
        new("Hillside Hospital", "Freiburgstrasse 18, 3010 Bern", "Europe/Zurich", 46.9477, 7.4257),
        new("Airport Depot", "Route de l'Aéroport 5, 1215 Geneva", "Europe/Zurich", 46.2310, 6.1091),
        new("Data Hall East", "Rue de Bitbourg 9, 1273 Luxembourg", "Europe/Luxembourg", 49.6335, 6.1704),
        new("Museum Quarter", "Museumsplatz 1, 1070 Vienna", "Europe/Vienna", 48.2034, 16.3589),
    ];

    private static readonly AddSite.Command[] Shops =
    [
        new("Brightside Portland", "921 SW Washington St, Portland, OR 97205", "America/Los_Angeles", 45.5211, -122.6802),
        new("Brightside Denver", "1600 Glenarm Pl, Denver, CO 80202", "America/Denver", 39.7437, -104.9898),
        new("Brightside Austin", "301 Congress Ave, Austin, TX 78701", "America/Chicago", 30.2650, -97.7440),
        new("Brightside Brooklyn", "81 Willoughby St, Brooklyn, NY 11201", "America/New_York", 40.6922, -73.9863),
        new("Central Workshop", "2100 Blake St, Denver, CO 80205", "America/Denver", 39.7560, -104.9920),
    ];

    public int Order => 10;

    public async Task Seed(DemoTenant tenant, CancellationToken ct)
    {
        if (await db.Sites.AnyAsync(ct)) return;
        foreach (var place in tenant.Slug.StartsWith("brightside", StringComparison.Ordinal) ? Shops : Buildings)
            await AddSite.Handle(place, sites, numbers, call, ct);
    }
}
