using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Benchmarks.Access;

/// <summary>api-keys: how many keys a second are checked, as each request has its own, and how long a revoked one still works in another process.</summary>
internal static class ApiKeysVerb
{
    public const string Usage = "[--seconds 8] [--keys 200]";

    private const int Revocations = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<int> Run(VerbArgs args)
    {
        await using var host = await OwnHost.Start(args.Stop);
        var keys = new List<string>();
        while (keys.Count < args.Count("keys", 200)) keys.Add(await host.NewKey(args.Stop));

        await Checks(host, keys, seconds: 2, args.Stop); // warm
        Figures.Print("apikeys.checks_per_s", await Checks(host, keys, args.Seconds, args.Stop), "checks/s");
        Figures.Print("apikeys.revoked_after_s", await RevokedAfter(host, args.Stop), "s");
        return 0;
    }

    private static async Task<double> Checks(OwnHost host, List<string> keys, double seconds, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(start => Task.Run(async () =>
        {
            var count = 0;
            for (; clock.Elapsed.TotalSeconds < seconds; count++)
                if (!await IsKnown(host, keys[(start + count) % keys.Count])) throw new CannotMeasureException("A good key was refused.");
            return count;
        }, ct)));
        return done.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>What the pipeline does for each request: a scope, the scheme by the headers, the key's principal and its claims.</summary>
    private static async Task<bool> IsKnown(OwnHost host, string key)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Headers.Authorization = $"Bearer {key}";
        return (await context.AuthenticateAsync()).Succeeded;
    }

    /// <summary>The longest of several, from the answer to the revocation until another process, which knows the key well, refuses it.</summary>
    private static async Task<double> RevokedAfter(OwnHost host, CancellationToken ct)
    {
        await using var other = await host.Another(ct);
        using var administrator = host.ClientFor(await host.NewKey(ct));
        var longest = TimeSpan.Zero;
        for (var i = 0; i < Revocations; i++)
        {
            var answer = await administrator.PostAsJsonAsync("/v1/api-keys", new { name = $"Revoked {i}", scopes = new[] { "tenant.read" } }, ct);
            var key = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct);
            var secret = key.GetProperty("secret").GetString()!;
            if (!await IsKnown(other, secret)) throw new CannotMeasureException("A new key was refused.");

            (await administrator.DeleteAsync($"/v1/api-keys/{key.GetProperty("id").GetGuid()}", ct)).EnsureSuccessStatusCode();
            var clock = Stopwatch.StartNew();
            while (await IsKnown(other, secret))
            {
                if (clock.Elapsed > Patience) throw new CannotMeasureException($"A revoked key still works after {Patience.TotalSeconds:0} s.");
                await Task.Delay(5, ct);
            }

            if (clock.Elapsed > longest) longest = clock.Elapsed;
        }

        return longest.TotalSeconds;
    }
}
