using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

[assembly: AssemblyFixture(typeof(SharedPlatforms))]

namespace Platform.Scenarios.Attack;

/// <summary>A platform that answers as often as it is asked: what is tried here is not how often, but what.</summary>
public class AttackedApp : PlatformApp
{
    private const int Often = 1_000_000;

    protected override IEnumerable<string> Settings =>
    [
        .. from limit in (string[])["stranger", "person", "key", "intake"]
           from setting in (string[])["Burst", "PerSecond"]
           select $"--RateLimits:{limit}:{setting}={Often}",
        $"--Identity:SignIn:PerAddressPerMinute={Often}", $"--Identity:SignIn:PerAccountPerMinute={Often}",
    ];

    internal async Task<Surface> Surface()
    {
        using var client = Stranger();
        return new(await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken));
    }
}
