using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Platform.Scenarios.Attack;

/// <summary>
/// Somebody with every permission sends what nobody sends by mistake, to every field, parameter and address there is. The answer may be
/// anything but a fault, a word about our insides, or a header we did not write.
/// </summary>
public sealed class HostileInputTests(AttackedApp app) : IClassFixture<AttackedApp>
{
    private const string Here = "@@here@@";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What a JSON value can be instead of what is expected.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "-1", "1e400", "123456789012345678901234567890", "\"\"", "[]", "{}", "[null]", "{\"$type\":\"System.Object\"}", "\"\\u0000\"", "\"\\ud800\"", "\"a\\u0000b\"",
        "\"x\\r\\nX-Evil: 1\"", "\"../../../../etc/passwd\"", "\"'; drop table identity.users; --\"", "\"<script>alert(1)</script>\"", "\"\\u202e\\u0007\"", "\"%00\"",
        $"\"{new string('a', 50_000)}\"", $"[{string.Join(',', Enumerable.Repeat("\"a\"", 5_000))}]", new string('[', 200) + new string(']', 200),
    ];

    /// <summary>The same for addresses and their parameters.</summary>
    private static readonly string[] Texts =
    [
        "%00", "%ff%fe", "x%0d%0aX-Evil:%201", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e", "....%2f%2f", "'", "%25", "-1", "0", "S-99999999999999999999", "D-0", "*", "%F0%9F%92%A9", "99999999999999999999",
        "2026-13-45", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", new('x', 3_000), Guid.Empty.ToString(),
    ];

    private static readonly string[] NotYours = ["tenant", "tenantId", "key", "version", "actor", "createdAt", "isAdmin", "passwordHash", "$type", "__proto__"];

    /// <summary>Where fields nobody knows are left alone: a standard says so of OTLP, and what programs post in words of their own may hold anything.</summary>
    private static readonly string[] LeavesAlone = ["PostOtlpMetrics", "TakeSourceAlerts"];

    // Whoever is not a source of somebody's hears that before a byte of theirs is read.
    private static readonly string[] ReadsNothingOfStrangers = ["TakeSourceAlerts"];

    [Fact]
    public async Task No_field_of_any_body_breaks_anything()
    {
        var (surface, victim) = await Settled();
        await Try(
            from operation in surface.Operations where operation.Body is not null
            from field in surface.Sample(operation, _ => null)!.Select(f => f.Key)
            from value in Values
            select new Attempt(operation.Method, operation.At(IdFor(operation, victim)), With(surface, operation, field, value)), least: 500);
    }

    [Fact]
    public async Task No_parameter_breaks_anything()
    {
        var (surface, victim) = await Settled();
        await Try(
            from operation in surface.Operations where operation.Method == HttpMethod.Get
            from name in operation.Query from text in Texts
            select new Attempt(operation.Method, $"{operation.At(IdFor(operation, victim))}?{name}={text}"), least: 300);
    }

    [Fact]
    public async Task No_address_breaks_anything()
    {
        var surface = await app.Surface();
        await Try(
            from operation in surface.Operations where operation.Collection is not null from text in Texts
            select new Attempt(operation.Method, operation.At(text), operation.Body is null ? null : "{}"), least: 200);
    }

    [Fact]
    public async Task A_field_that_is_not_the_callers_to_set_is_refused_by_name()
    {
        var (surface, victim) = await Settled();
        List<string> wrong = [];
        foreach (var operation in surface.Operations.Where(o => o.Body is not null && !LeavesAlone.Contains(o.Name)))
            foreach (var field in NotYours)
            {
                var body = surface.Sample(operation, _ => null)!;
                if (!body.TryAdd(field, JsonValue.Create("mine"))) continue;
                using var answer = await Send(new(operation.Method, operation.At(IdFor(operation, victim)), body.ToJsonString()));
                var said = await answer.Content.ReadAsStringAsync(Ct);
                if (answer.StatusCode != HttpStatusCode.BadRequest || !said.Contains(field, StringComparison.Ordinal)) wrong.Add($"{operation} with {field}: {(int)answer.StatusCode} {said}");
            }

        wrong.AssertNone();
    }

    [Fact]
    public async Task A_body_too_large_or_too_deep_is_refused_everywhere()
    {
        var (surface, victim) = await Settled();
        var (large, deep) = ($"{{\"a\":\"{new string('a', 17 * 1024 * 1024)}\"}}", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)));
        List<string> wrong = [];
        foreach (var operation in surface.Operations.Where(o => o.Body is not null && !ReadsNothingOfStrangers.Contains(o.Name)))
            foreach (var body in (string[])[large, deep])
            {
                using var request = new HttpRequestMessage(operation.Method, operation.At(IdFor(operation, victim))) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                request.Headers.ExpectContinue = true; // who is refused at once still hears why
                using var answer = await app.One.Client.SendAsync(request, Ct);
                if (answer.StatusCode is not (HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest)) wrong.Add($"{operation}: {(int)answer.StatusCode}");
            }

        wrong.AssertNone();
    }

    private sealed record Attempt(HttpMethod Method, string Path, string? Body = null)
    {
        public override string ToString() => $"{Method} {Short(Path)} {Short(Body)}";

        private static string? Short(string? text) => text?.Length > 300 ? text[..300] + "…" : text;
    }

    private async Task Try(IEnumerable<Attempt> attempts, int least)
    {
        var all = attempts.ToList();
        Assert.True(all.Count >= least, $"only {all.Count} attempts");
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Ct }, async (attempt, _) =>
        {
            using var answer = await Send(attempt);
            var said = await answer.Content.ReadAsStringAsync(Ct);
            if ((int)answer.StatusCode >= 500 || answer.Headers.Contains("X-Evil") || Insides.Any(word => said.Contains(word, StringComparison.Ordinal)))
                wrong.Add($"{attempt}: {(int)answer.StatusCode} {said}");
        });
        wrong.AssertNone();
    }

    private static readonly string[] Insides = ["Npgsql", "PostgresException", "   at Platform.", "root:x:", "ConnectionStrings"];

    private Task<HttpResponseMessage> Send(Attempt attempt) => app.One.Client.SendAsync(
        new(attempt.Method, attempt.Path) { Content = attempt.Body is null ? null : new StringContent(attempt.Body, Encoding.UTF8, "application/json") }, Ct);

    private static string With(Surface surface, Operation operation, string field, string value)
    {
        var body = surface.Sample(operation, _ => null)!;
        body[field] = Here;
        return body.ToJsonString().Replace($"\"{Here}\"", value, StringComparison.Ordinal);
    }

    private static string IdFor(Operation operation, Victim victim) =>
        operation.Collection is { } collection && victim.Ids.TryGetValue(collection, out var id) ? id : Guid.CreateVersion7().ToString();

    private async Task<(Surface, Victim)> Settled()
    {
        var (surface, victim) = (await app.Surface(), new Victim(app.One));
        await victim.Settle(surface);
        return (surface, victim);
    }
}
