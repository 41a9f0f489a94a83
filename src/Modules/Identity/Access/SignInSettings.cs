using Microsoft.Extensions.Configuration;
using Platform.Hosting.Settings;

namespace Platform.Identity.Access;

/// <summary>How often one may try to sign in.</summary>
internal sealed record SignInSettings(int PerAddressPerMinute, int PerAccountPerMinute)
{
    private const string PerAddress = "Identity:SignIn:PerAddressPerMinute";
    private const string PerAccount = "Identity:SignIn:PerAccountPerMinute";

    public static readonly Setting[] All =
    [
        Setting.Number(PerAddress, "Attempts to sign in from one network address per minute, for each process.", "60", 1, 1_000_000),
        Setting.Number(PerAccount, "Attempts to sign in with one e-mail address per minute, for each process.", "10", 1, 1_000_000),
    ];

    public static SignInSettings From(IConfiguration settings) => new(settings.GetValue(PerAddress, 60), settings.GetValue(PerAccount, 10));
}
