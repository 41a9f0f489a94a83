using System.Text.Json;
using Platform.Hosting.Contributions;
using Platform.Hosting.Settings;
using Platform.Hosting.Tenancy;

namespace Platform.Host.Seeding;

/// <summary>Fills a development database with two believable tenants, through the modules' own verbs.</summary>
internal static class DemoData
{
    public static void AddSettings(WebApplicationBuilder builder) => builder.Services.AddSettings(
        Setting.Flag("Demo:Enabled", "Fills an empty database with two demo tenants; Development only.", "true in Development"),
        Setting.Text("Demo:KeyFile", "A file to write the demo tenants' sign-ins and new API keys to, for programs; Development only.", ""));

    public static async Task<IReadOnlyList<DemoTenant>> Ensure(WebApplication app, IProgress<string> progress, CancellationToken ct)
    {
        if (!app.Environment.IsDevelopment() || !app.Configuration.GetValue("Demo:Enabled", true)) return [];

        var demo = app.Services.GetRequiredService<IDemoTenants>();
        var tenants = await demo.Ensure(ct);
        foreach (var tenant in tenants) await Seed(app.Services, tenant, progress, ct);
        if (app.Configuration["Demo:KeyFile"] is { Length: > 0 } file) await WriteKeys(demo, tenants, file, ct);
        return tenants;
    }

    private static async Task Seed(IServiceProvider services, DemoTenant tenant, IProgress<string> progress, CancellationToken ct)
    {
        progress.Report($"Looking after the demo of {tenant.Name}");
        var time = services.GetRequiredService<TimeProvider>();
        await using var scope = services.CreateScopeFor(new Call(tenant.Id, ActorId.Platform, time.GetUtcNow()));
        foreach (var seeder in scope.ServiceProvider.GetServices<IDemoSeeder>().OrderBy(s => s.Order)) await seeder.Seed(tenant, ct);
    }

    // Readable by its owner only: the keys in it may do everything in the demo tenants.
    private static async Task WriteKeys(IDemoTenants demo, IReadOnlyList<DemoTenant> tenants, string file, CancellationToken ct)
    {
        var keys = new List<object>();
        foreach (var tenant in tenants)
            keys.Add(new { tenant = tenant.Slug, tenantId = tenant.Id.Value, email = tenant.Email, password = tenant.Password, apiKey = await demo.NewApiKey(tenant, "Demo:KeyFile", ct) });

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(file, options);
        await JsonSerializer.SerializeAsync(stream, keys, JsonSerializerOptions.Web, ct);
    }
}
