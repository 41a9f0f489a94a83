using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Settings;
using Platform.Identity.Domain;
using Platform.Identity.Features;

namespace Platform.Identity.Access;

/// <summary>Lets an operator into a new installation: registers one company from the settings, if there is none at all.</summary>
internal sealed class FirstTenant(IServiceProvider services, IConfiguration settings, Databases databases, ILogger<FirstTenant> log) : IHostedService
{
    private const string Section = "Identity:FirstTenant";

    public static readonly Setting[] Settings =
    [
        Setting.Text($"{Section}:Name", "The company to register when there is none yet.", ""),
        Setting.Text($"{Section}:Slug", "Its short name in addresses, like northwind.", ""),
        Setting.Text($"{Section}:Administrator", "The name of its first administrator.", "Administrator"),
        Setting.Text($"{Section}:Email", "The e-mail address the administrator signs in with.", ""),
        Setting.Hidden($"{Section}:Password", "The administrator's first password; take it out of the settings afterwards.", ""),
    ];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var wanted = settings.GetSection(Section);
        if (wanted["Name"] is not { Length: > 0 } name || await AnyTenant(cancellationToken)) return;

        var administrator = new CreateUser.Command(wanted["Administrator"] is { Length: > 0 } person ? person : "Administrator", wanted["Email"] ?? "", wanted["Password"] ?? "", Role.Administrator);
        var outcome = await RegisterTenant.Handle(new(Guid.CreateVersion7()), new(name, wanted["Slug"] ?? "", administrator), services, cancellationToken);
        if (outcome.Refusal is null) log.LogInformation("Registered {Tenant}; its administrator signs in as {Email}.", name, administrator.Email);
        else if (!await AnyTenant(cancellationToken)) // else another process was faster
            throw new StartupException($"The company of {Section} cannot be registered: {outcome.Refusal.Message}", $"Mend {Section}:Name, Slug, Email or Password, or leave {Section}:Name out.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> AnyTenant(CancellationToken ct)
    {
        await using var any = databases.System.CreateCommand("select exists (select from identity.tenants)");
        return await any.ExecuteScalarAsync(ct) is true;
    }
}
