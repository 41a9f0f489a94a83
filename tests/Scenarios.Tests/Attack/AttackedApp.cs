using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Scenarios.Attack;

/// <summary>A platform that answers as often as it is asked: what is tried here is not how often, but what.</summary>
public class AttackedApp : PlatformApp
{
    protected override IEnumerable<string> Settings =>
        from limit in (string[])["stranger", "person", "key", "intake"]
        from setting in (string[])["Burst", "PerSecond"]
        select $"--RateLimits:{limit}:{setting}=1000000";

    internal async Task<Surface> Surface()
    {
        using var client = Stranger();
        return new(await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken));
    }
}
