using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Npgsql;
using Platform.Alerts.OnCall.Features;
using Platform.TestKit;

namespace Platform.Alerts.Sources;

public class TakeSourceAlertsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_posted_becomes_an_alert_and_ends_when_its_sender_says_so()
    {
        var (source, name) = (await Posting.Make(app, app.One), Posting.Name());
        var (status, answer) = await source.Post(new { id = "7", name, severity = "P1", text = "It burns", unasked = true });
        Assert.Equal((HttpStatusCode.OK, 1), (status, answer.GetProperty("accepted").GetInt32()));
        var alert = Assert.Single(await source.Alerts(name, a => a is [var one] && State(one) == "open"));
        Assert.Equal("critical", alert.GetProperty("severity").GetString());

        await source.Post(new { id = "7", status = "OK" }); // its labels are not needed
        await source.Alerts(name, a => a is [var one] && State(one) == "resolved");
    }

    [Fact]
    public async Task The_same_posted_again_is_the_same_alert()
    {
        var (source, name) = (await Posting.Make(app, app.One), Posting.Name());
        for (var i = 0; i < 3; i++) await source.Post(new { id = "7", name, severity = "low" });
        await source.Alerts(name, a => a is [var one] && State(one) == "open");
        await source.Post(new { id = "7", status = "ok" });
        Assert.Equal(0, Assert.Single(await source.Alerts(name, a => a is [var one] && State(one) == "resolved")).GetProperty("recurrences").GetInt32());
    }

    [Fact]
    public async Task An_alert_that_becomes_worse_ends_as_it_was()
    {
        var (source, name) = (await Posting.Make(app, app.One), Posting.Name());
        await source.Post(new { id = "7", name, severity = "low" });
        await source.Post(new { id = "7", name, severity = "P1" });
        var alerts = await source.Alerts(name, a => a.Count == 2 && a.Count(one => State(one) == "open") == 1);
        Assert.Equal("critical", alerts.Single(a => State(a) == "open").GetProperty("severity").GetString());
        await source.Post(new { id = "7", status = "ok" });
        await source.Alerts(name, a => a.Count == 2 && a.TrueForAll(one => State(one) == "resolved"));
    }

    [Fact]
    public async Task An_alert_is_at_the_site_its_mapping_finds()
    {
        var site = (await app.One.Client.Ok(HttpMethod.Post, "/v1/sites", new { name = Posting.Name(), address = "Kai 1", timeZone = "Europe/Berlin" })).Id();
        var (source, name) = (await Posting.Make(app, app.One), Posting.Name());
        await source.Post(new { id = "7", name, site });
        Assert.Equal(site, Assert.Single(await source.Alerts(name, a => a.Count == 1)).GetProperty("siteId").GetString());
    }

    [Fact]
    public async Task Of_a_batch_the_good_part_is_kept_and_the_rest_says_why()
    {
        var (source, name) = (await Posting.Make(app, app.One, Posting.Mapping("$.all[*]")), Posting.Name());
        var (status, answer) = await source.Post(new { all = new object[] { new { id = "1", name }, new { id = "2" }, new { id = "3", status = "ok" } } });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((1, 1), (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("ignored").GetInt32())); // nobody had heard of the third
        Assert.Equal(1, Assert.Single(answer.GetProperty("refused").EnumerateArray()).GetProperty("index").GetInt32());
        var view = await source.View();
        Assert.Equal((1, 1, 1), (view.GetProperty("accepted").GetInt32(), view.GetProperty("ignored").GetInt32(), view.GetProperty("refused").GetInt32()));
        Assert.Contains("no name", view.GetProperty("lastRefusal").GetString());
        Assert.NotEqual(JsonValueKind.Null, view.GetProperty("lastHeardAt").ValueKind);
    }

    [Theory, InlineData("[]"), InlineData("nonsense"), InlineData("{}"), InlineData("{\"name\": \"\\ud800\"}"), InlineData("")]
    public async Task What_becomes_nothing_is_answered_422_and_kept_to_look_at(string body)
    {
        var source = await Posting.Make(app, app.One);
        var (status, answer) = await source.Post(Posting.Json(body), r => r.Headers.Authorization = new("Bearer", source.Token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.NotEmpty(answer.GetProperty("refused").EnumerateArray());
        Assert.Equal(body, Assert.Single(await source.Payloads()).GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_body_beyond_a_megabyte_is_refused()
    {
        var source = await Posting.Make(app, app.One);
        var (status, _) = await source.Post(Posting.Json($"{{\"name\": \"{new string('x', 1_100_000)}\"}}"), r => { r.Headers.Authorization = new("Bearer", source.Token); r.Headers.ExpectContinue = true; });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Fact]
    public async Task A_form_is_read_as_its_fields()
    {
        var (source, name) = (await Posting.Make(app, app.One), Posting.Name());
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = "7", ["name"] = name, ["severity"] = "high", ["text"] = "a=b&c" });
        Assert.Equal(HttpStatusCode.OK, (await source.Post(form, query: $"?token={source.Token}")).Status);
        await source.Alerts(name, a => a.Count == 1);
        Assert.Contains("a=b\\u0026c", Assert.Single(await source.Payloads()).GetProperty("body").GetString());
    }

    [Fact]
    public async Task The_last_payloads_are_kept_without_the_token_and_no_more_than_twenty()
    {
        var source = await Posting.Make(app, app.One);
        for (var i = 0; i < 23; i++) await source.Post(new { number = i, mine = source.Token });
        var payloads = await source.Payloads();
        Assert.Equal(20, payloads.Count);
        Assert.Contains("22", payloads[0].GetProperty("body").GetString());
        Assert.All(payloads, p => Assert.DoesNotContain(source.Token, p.GetProperty("body").GetString()));
    }

    [Fact]
    public async Task What_cannot_be_written_is_answered_so_that_it_is_posted_again_and_then_taken()
    {
        var (source, name) = (await Posting.Make(app, app.One), Posting.Name());
        await using var owner = NpgsqlDataSource.Create(app.ConnectionString);
        await using (var hold = await owner.OpenConnectionAsync(Ct))
        {
            // Whatever is written about what was heard fails: the alerts themselves are durable by then.
            await using var transaction = await hold.BeginTransactionAsync(Ct);
            await Run(hold, $"create function alerts.fail_{name}() returns trigger language plpgsql as $$ begin raise exception using errcode = '57P01'; end $$; create trigger fail_{name} before insert on alerts.source_payloads for each row when (new.source_id = '{source.Id}') execute function alerts.fail_{name}()");
            await transaction.CommitAsync(Ct);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await source.Post(new { id = "7", name, severity = "low" })).Status);
        await using (var release = await owner.OpenConnectionAsync(Ct)) await Run(release, $"drop trigger fail_{name} on alerts.source_payloads");
        Assert.Equal(HttpStatusCode.OK, (await source.Post(new { id = "7", name, severity = "low" })).Status);
        await source.Alerts(name, a => a is [var one] && State(one) == "open");
        await source.Post(new { id = "7", status = "ok" });
        await source.Alerts(name, a => a is [var one] && State(one) == "resolved");
    }

    [Fact]
    public async Task Many_posts_of_one_source_at_once_leave_each_alert_as_it_was_last_said()
    {
        var (source, name) = (await Posting.Make(app, app.One), Posting.Name());
        // Each turns twice at most: what turns oftener flaps, and counts as firing.
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => source.Post(new { id = $"{i % 8}", name = $"{name}x{i % 8}", severity = i / 8 == 1 ? "P1" : "low" })));
        foreach (var id in Enumerable.Range(0, 8)) Assert.Equal(HttpStatusCode.OK, (await source.Post(new { id = $"{id}", status = "ok" })).Status);
        await source.Alerts(name, a => a.Count is >= 8 and <= 16 && a.TrueForAll(one => State(one) == "resolved"));
    }

    private static string? State(JsonElement alert) => alert.GetProperty("state").GetString();

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
