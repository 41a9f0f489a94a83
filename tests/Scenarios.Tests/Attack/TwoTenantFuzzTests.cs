using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Platform.TestKit;

namespace Platform.Scenarios.Attack;

/// <summary>A stranger who may do everything at home tries every endpoint with somebody else's ids: always 404, never data, and nothing changes.</summary>
public sealed class TwoTenantFuzzTests(AttackedApp app) : IClassFixture<AttackedApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What only exists after more than the API can do by itself: each with its reason.</summary>
    private static readonly Dictionary<string, string> OutOfReach = new()
    {
        ["/v1/profile/devices"] = "a browser is remembered after a second factor; they are always the caller's own",
        ["/v1/profile/passkeys"] = "a passkey takes an authenticator; they are always the caller's own",
        ["/v1/mail-intake"] = "a mail service proves who it is by what it signs, and is nobody's until then",
        ["/v1/alert-intake"] = "an alert source proves who it is by its token or its signature, and is nobody's until then",
        ["/v1/messaging/webhook/deliveries"] = "something is posted a while after people were told of it; others' do not exist, as PostToWebhookTests shows",
        ["/v1/prevention-reports"] = "a report is made on a Monday, of a week, and has no id but its date",
        ["/v1/on-call"] = "a calendar feed is read by the secret in its address, and is nobody's without",
        ["/v1/notifications"] = "people are told a while after something happened, and by nobody's request; others' do not exist, as NotificationsTests shows",
        ["/v1/notification-preferences"] = "topics are the same for everybody, and what one chooses is one's own",
        ["/v1/help"] = "the articles are the same for everybody",
    };

    [Fact]
    public async Task Somebody_elses_things_do_not_exist_at_any_endpoint()
    {
        var (surface, victim) = await Settled();
        var before = await Entries();
        List<string> wrong = [];
        foreach (var operation in surface.Operations.Where(o => o.Collection is not null && !OutOfReach.ContainsKey(o.Collection)))
        {
            if (!victim.Ids.TryGetValue(operation.Collection!, out var id))
            {
                wrong.Add($"{operation}: the victim has none in {operation.Collection}; add one in {nameof(Victim)}.{nameof(Victim.Settle)}");
                continue;
            }

            using var answer = await Send(app.Two, surface, operation, operation.At(id));
            if (answer.StatusCode != HttpStatusCode.NotFound) wrong.Add($"{operation}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Ct)}");
            if (await Tells(answer, victim)) wrong.Add($"{operation}: tells of the victim");
        }

        wrong.AssertNone();
        Assert.Equal(before, await Entries());
    }

    [Fact]
    public async Task The_same_requests_by_the_owner_find_what_they_ask_for()
    {
        var (surface, victim) = await Settled();
        var reads = surface.Operations.Where(o => o.Method == HttpMethod.Get && o.Collection is not null && victim.Ids.ContainsKey(o.Collection)).ToList();

        Assert.True(reads.Count >= 5);
        foreach (var operation in reads)
        {
            using var answer = await Send(app.One, surface, operation, operation.At(victim.Ids[operation.Collection!], victim.Ids));
            Assert.True(answer.IsSuccessStatusCode, $"{operation}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Ct)}");
        }
    }

    [Fact]
    public async Task No_list_search_or_filter_tells_of_somebody_else()
    {
        var (surface, victim) = await Settled();
        List<string> wrong = [], told = [];
        foreach (var operation in surface.Operations.Where(o => o.Method == HttpMethod.Get && o.Collection is null))
            foreach (var query in Queries(operation, victim))
            {
                using var answer = await app.Two.Client.GetAsync($"{operation.Path}?{query}", Ct);
                if ((int)answer.StatusCode >= 500 || await Tells(answer, victim)) wrong.Add($"{operation}?{query}: {(int)answer.StatusCode}");
                using var owners = await app.One.Client.GetAsync($"{operation.Path}?{query}", Ct);
                if (await Tells(owners, victim)) told.Add(operation.Path);
            }

        wrong.AssertNone();
        Assert.True(told.Distinct().Count() >= 5); // the owner is told: there was something to find
    }

    [Fact]
    public async Task Nothing_is_built_on_somebody_elses_things()
    {
        var (surface, victim) = await Settled();
        var before = await Entries();
        List<string> wrong = [];
        foreach (var operation in surface.Operations.Where(o => o.Body is not null && o.Collection is null))
            foreach (var id in victim.Ids.Values)
            {
                foreach (var field in surface.Sample(operation, _ => null)!.Select(f => f.Key).Where(NamesAThing).ToList())
                {
                    var body = surface.Sample(operation, _ => null)!;
                    body[field] = body[field] is JsonArray ? new JsonArray(id) : id;
                    using var answer = await app.Two.Client.SendAsync(new(operation.Method, operation.Path) { Content = JsonContent.Create(body) }, Ct);
                    if (answer.IsSuccessStatusCode && operation.Name != "PostTelemetry" || await Tells(answer, victim)) wrong.Add($"{operation} with {field}: {(int)answer.StatusCode}");
                }
            }

        wrong.AssertNone();
        Assert.Equal(before, await Entries());
    }

    [Fact]
    public async Task Readings_for_somebody_elses_device_are_refused_as_of_one_nobody_knows()
    {
        var (_, victim) = await Settled();
        var readings = new[] { new { deviceId = victim.Ids["/v1/devices"], at = DateTimeOffset.UtcNow, battery = 50 } };
        var answer = await (await app.Two.Client.PostAsJsonAsync("/v1/telemetry", new { readings }, Ct)).Content.ReadAsStringAsync(Ct);
        Assert.Contains("reading.unknown-device", answer, StringComparison.Ordinal);
    }

    [Theory, InlineData("site", "/v1/sites"), InlineData("device", "/v1/devices"), InlineData("ticket", "/v1/tickets")]
    public async Task Somebody_elses_live_topics_do_not_exist(string prefix, string collection)
    {
        var (_, victim) = await Settled();
        await using var live = await LiveClient.Connect(new Uri($"{app.Url}/v1/live"), options => options.SetRequestHeader("Authorization", $"Bearer {app.Two.ApiKey}"), Ct);
        await Assert.ThrowsAsync<LiveRefusedException>(() => live.Subscribe($"{prefix}:{victim.Ids[collection]}"));
        using var events = await app.Two.Client.GetAsync($"/v1/live/events?topic={prefix}:{victim.Ids[collection]}", HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal(HttpStatusCode.NotFound, events.StatusCode);
    }

    // A form is whoever's who fills it in: its id is theirs to make.
    private static bool NamesAThing(string field) => (field.EndsWith("Id", StringComparison.Ordinal) && field is not "formId") || field is "sites" or "role";

    private static IEnumerable<string> Queries(Operation operation, Victim victim) =>
    [
        "", $"q={victim.Marker}", "limit=200&count=true",
        .. from name in operation.Query where name.StartsWith("filter", StringComparison.Ordinal) from id in victim.Ids.Values select $"{name}={id}",
    ];

    private static async Task<HttpResponseMessage> Send(TestTenant by, Surface surface, Operation operation, string path)
    {
        var metric = operation.Query.Contains("metric") ? "?metric=battery" : "";
        using var request = new HttpRequestMessage(operation.Method, path + metric);
        if (surface.Sample(operation, _ => null) is { } body)
        {
            // What is left out stays: only names, so that nothing but the id can be what is refused.
            foreach (var field in body.Select(f => f.Key).Where(field => NamesAThing(field) && !surface.Needs(operation, field)).ToList()) body.Remove(field);
            request.Content = JsonContent.Create(body);
        }

        return await by.Client.SendAsync(request, Ct);
    }

    private static async Task<bool> Tells(HttpResponseMessage answer, Victim victim) =>
        (await answer.Content.ReadAsStringAsync(Ct)).Contains(victim.Marker, StringComparison.Ordinal);

    private async Task<(Surface, Victim)> Settled()
    {
        var (surface, victim) = (await app.Surface(), new Victim(app.One));
        await victim.Settle(surface);
        return (surface, victim);
    }

    /// <summary>How much has ever happened in the victim's journal.</summary>
    private async Task<long> Entries()
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var count = source.CreateCommand($"select count(*) from platform.journal where tenant = '{app.One.Id}'");
        return (long)(await count.ExecuteScalarAsync(Ct))!;
    }
}
