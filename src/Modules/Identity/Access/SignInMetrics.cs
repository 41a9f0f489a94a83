using System.Diagnostics.Metrics;
using Platform.Hosting;

namespace Platform.Identity.Access;

internal static class SignInMetrics
{
    /// <summary>Attempts to sign in by what came of them: "signed-in" or "refused".</summary>
    public static readonly Counter<long> Attempts = Telemetry.Meter.CreateCounter<long>("platform.identity.sign_ins");

    /// <summary>Refresh tokens that came a second time.</summary>
    public static readonly Counter<long> TokensReused = Telemetry.Meter.CreateCounter<long>("platform.security.tokens_reused");
}
