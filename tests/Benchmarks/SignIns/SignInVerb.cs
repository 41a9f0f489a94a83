using System.Diagnostics;
using System.Net.Http.Json;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.SignIns;

/// <summary>sign-in: how many people a second are let in by their password, each with a session of their own, at the default cost of a hash.</summary>
internal static class SignInVerb
{
    public const string Usage = "[--seconds 8]";

    private static readonly int Clients = Environment.ProcessorCount * 2;

    // What slows guessers down would slow the measurement down.
    private static readonly string[] Patient =
        ["--Identity:SignIn:PerAddressPerMinute=1000000", "--Identity:SignIn:PerAccountPerMinute=1000000", "--RateLimits:stranger:Burst=1000000", "--RateLimits:stranger:PerSecond=1000000"];

    public static async Task<int> Run(VerbArgs args)
    {
        using var scratch = new Scratch();
        await using var host = await HostProcess.Start(scratch.Within("data"), args.Stop, Patient);
        var person = await DemoKey.Of(host, args.Stop);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = Clients }) { BaseAddress = host.Url };
        await SignIn(http, person, args.Stop); // the first one pays for what is made once

        var (clock, count, slowest, spent) = (Stopwatch.StartNew(), 0, 0d, host.ProcessorTime);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (clock.Elapsed.TotalSeconds < args.Seconds)
            {
                var began = clock.Elapsed;
                await SignIn(http, person, args.Stop);
                Interlocked.Increment(ref count);
                lock (host) slowest = Math.Max(slowest, (clock.Elapsed - began).TotalMilliseconds);
            }
        }));
        Console.WriteLine($"{Clients} clients on {Environment.ProcessorCount} processors, shared with this program; the slowest took {slowest:0} ms");
        Figures.Print("signin.per_s", count / clock.Elapsed.TotalSeconds, "/s");
        Figures.Print("signin.cpu_ms", (host.ProcessorTime - spent).TotalMilliseconds / count, "ms"); // the same on a busy machine
        return 0;
    }

    private static async Task SignIn(HttpClient http, DemoKey person, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync("/v1/session", new { email = person.Email, password = person.Password }, ct);
        if (!answer.IsSuccessStatusCode) throw new CannotMeasureException($"Signing in was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}");
    }
}
