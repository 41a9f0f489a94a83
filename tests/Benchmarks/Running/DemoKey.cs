using System.Diagnostics;
using System.Text.Json;

namespace Platform.Benchmarks.Running;

/// <summary>How a program gets into a demo tenant: the Host leaves these in a file when it is asked to, in Development only.</summary>
internal sealed record DemoKey(string Tenant, string Email, string Password, string ApiKey)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static string FileIn(string folder) => Path.Combine(folder, "demo-keys.json");

    /// <summary>The first demo tenant's. The Host answers before it has filled its demo, so this waits for them.</summary>
    public static async Task<DemoKey> Of(HostProcess host, CancellationToken ct)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(50, ct))
        {
            try
            {
                await using var file = File.OpenRead(FileIn(host.Folder));
                var keys = await JsonSerializer.DeserializeAsync<DemoKey[]>(file, JsonSerializerOptions.Web, ct);
                return keys is [var first, ..] ? first : throw new CannotMeasureException("The Host has no demo tenant.");
            }
            catch (Exception e) when (e is IOException or JsonException)
            {
                if (host.HasEnded || clock.Elapsed > Patience)
                    throw new CannotMeasureException($"The Host left no usable keys of the demo tenants: {e.Message} It said:\n{host.Output}", e);
            }
        }
    }
}
