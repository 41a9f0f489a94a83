using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Contracts.Sites;
using Platform.Hosting;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Live;
using Platform.Hosting.Plans;
using Platform.Hosting.Privacy;
using Platform.Hosting.Twins;
using Platform.Sites.Domain;
using Platform.Sites.Features;
using Platform.Sites.Live;
using Platform.Sites.Storage;

namespace Platform.Sites;

/// <summary>The places a tenant looks after, and how each of them stands.</summary>
public sealed class SitesModule : IModule
{
    public string Name => "sites";

    public void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddValidation();
        services.AddModuleDb<SitesDb>().AddLedger<SitesDb, Site, SiteEvent>();
        services.AddTwin<SiteTwin, SiteSignal, SiteShell>();
        services.AddLiveTopic<SiteTopic>().AddLiveTopic<SitesTopic>();
        services.AddSingleton<ISiteDirectory, SiteDirectory>();
        services.AddSingleton<INarrator, GetSiteTimeline.Narrator>();
        services.AddSingleton<IUsageMeter, SiteMeter>();
        services.HoldsNothingPersonal(Name, "Places have names and addresses of their own, and nobody lives there.");
        services.AddScoped<IDemoSeeder, SeedSites>().AddScoped<ISampleData, SampleSites>();
        services.AddOnboardingStep("site", 10, "site.added.v1");
        services.AddPermissions(new("sites.read", "See sites and how they stand"), new("sites.write", "Add and change sites"));
        UniqueConstraints.Means("sites_name", SiteRefusals.NameTaken);
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        var sites = api.MapGroup("/sites").WithTags("Sites");
        AddSite.Map(sites);
        ListSites.Map(sites);
        GetSite.Map(sites);
        MapSites.Map(sites);
        ChangeSite.Map(sites);
        GetSiteTimeline.Map(sites);
    }
}
