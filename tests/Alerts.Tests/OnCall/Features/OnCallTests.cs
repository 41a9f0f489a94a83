using System.Diagnostics;
using System.Net;
using Platform.TestKit;

namespace Platform.Alerts.OnCall.Features;

public class OnCallTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string Schedules = "/v1/on-call/schedules";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_schedule_is_made_and_changed_and_removed()
    {
        var (person, name) = ((await Arranging.People(app.One))[0], Arranging.Name());
        var made = await app.One.Client.Ok(HttpMethod.Post, Schedules, Arranging.Plan(name, Arranging.Layer(person)));
        var path = $"{Schedules}/{made.Id()}";
        Assert.Equal((name, "Europe/Berlin", 1), (made.GetProperty("name").GetString(), made.GetProperty("timeZone").GetString(), made.GetProperty("version").GetInt32()));

        var changed = await app.One.Client.Ok(HttpMethod.Put, path, Arranging.Plan(name + "!", Arranging.Layer(person), new { name = "Nights", people = new[] { person }, startsOn = "2026-01-05", handoffAt = "22:00:00", unit = "hours", every = 8 }));
        Assert.Equal(2, changed.GetProperty("layers").GetArrayLength());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Client.Send(HttpMethod.Put, path, Arranging.Plan(name, Arranging.Layer(person)), "\"1\"")).Status);
        Assert.Equal(3, (await app.One.Client.Ok(HttpMethod.Get, $"{path}")).GetProperty("version").GetInt32());

        await app.One.Client.Ok(HttpMethod.Delete, path);
        Assert.Equal(HttpStatusCode.NotFound, (await app.One.Client.Send(HttpMethod.Get, path)).Status);
        await app.One.Client.Ok(HttpMethod.Post, Schedules, Arranging.Plan(name, Arranging.Layer(person))); // its name is free again
    }

    [Fact]
    public async Task Two_schedules_have_two_names()
    {
        var (person, name) = ((await Arranging.People(app.One))[0], Arranging.Name());
        await app.One.Client.Ok(HttpMethod.Post, Schedules, Arranging.Plan(name, Arranging.Layer(person)));
        Assert.Equal(HttpStatusCode.Conflict, (await app.One.Client.Send(HttpMethod.Post, Schedules, Arranging.Plan(name.ToUpperInvariant(), Arranging.Layer(person)))).Status);
    }

    [Fact]
    public async Task What_cannot_be_followed_is_refused_and_says_why()
    {
        var person = (await Arranging.People(app.One))[0];
        foreach (var (body, code) in new (object, string)[]
        {
            (Arranging.Plan(Arranging.Name(), Arranging.Layer(Guid.NewGuid())), "on-call.unknown-person"),
            (new { name = "x", timeZone = "Mars/Olympus", layers = new[] { Arranging.Layer(person) } }, "on-call-schedule.invalid"),
            (Arranging.Plan(Arranging.Name(), new { name = "x", people = new[] { person }, startsOn = "2026-01-05", handoffAt = "09:00:00", unit = "weeks", every = 60 }), "on-call-schedule.invalid"),
        })
        {
            var (status, answer) = await app.One.Client.Send(HttpMethod.Post, Schedules, body);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, $"urn:problem:{code}"), (status, answer.GetProperty("type").GetString()));
        }
    }

    [Fact]
    public async Task Somebody_elses_schedule_does_not_exist()
    {
        var id = await Arranging.Schedule(app.One, (await Arranging.People(app.One))[0]);
        var range = "from=2026-03-01T00:00:00Z&until=2026-03-08T00:00:00Z";
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Get, $"/shifts?{range}"), (HttpMethod.Delete, "") })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.Send(method, $"{Schedules}/{id}{path}")).Status);
        Assert.DoesNotContain((await app.Two.Client.Ok(HttpMethod.Get, Schedules)).GetProperty("items").EnumerateArray(), s => s.Id() == id);
    }

    [Fact]
    public async Task Shifts_are_shown_layer_by_layer_and_as_they_come_to_be()
    {
        var person = (await Arranging.People(app.One))[0];
        var shown = await app.One.Client.Ok(HttpMethod.Get, $"{Schedules}/{await Arranging.Schedule(app.One, person)}/shifts?from=2026-01-01T00:00:00Z&until=2026-02-01T00:00:00Z");
        Assert.Equal([true, false], shown.GetProperty("shifts").EnumerateArray().Select(s => s.GetProperty("isUncovered").GetBoolean()));
        Assert.Equal(DateTimeOffset.Parse("2026-01-05T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture), shown.GetProperty("shifts")[1].GetProperty("from").GetDateTimeOffset());
        Assert.Single(shown.GetProperty("layers")[0].GetProperty("shifts").EnumerateArray());
        Assert.NotNull(shown.GetProperty("people")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("from=2026-01-01T00:00:00Z&until=2026-01-01T00:00:00Z"), InlineData("from=2026-01-01T00:00:00Z&until=2027-01-01T00:00:00Z"), InlineData("from=0001-01-01T00:00:00Z&until=0001-01-02T00:00:00Z")]
    [InlineData("from=9999-12-30T00:00:00Z&until=9999-12-31T00:00:00Z")]
    public async Task Shifts_of_no_time_and_of_too_much_are_refused(string range) => Assert.Equal(
        HttpStatusCode.UnprocessableEntity, (await app.One.Client.Send(HttpMethod.Get, $"{Schedules}/{await Arranging.Schedule(app.One, (await Arranging.People(app.One))[0])}/shifts?{range}")).Status);

    [Fact]
    public async Task A_draft_is_previewed_before_it_is_saved()
    {
        var person = (await Arranging.People(app.One))[0];
        var shown = await app.One.Client.Ok(HttpMethod.Post, $"{Schedules}/preview", new { timeZone = "Europe/Berlin", layers = new[] { Arranging.Layer(person) }, from = "2026-03-01T00:00:00Z", until = "2026-03-08T00:00:00Z" });
        Assert.Equal(person, Assert.Single(shown.GetProperty("shifts").EnumerateArray()).GetProperty("personId").GetGuid());
    }

    [Fact]
    public async Task A_shift_is_taken_and_the_schedule_names_both_and_it_is_taken_back()
    {
        var (taker, me) = await Arranging.SignIn(app, app.One.Email, app.One.Password);
        var other = await Colleague();
        var id = await Arranging.Schedule(app.One, other);
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(2));
        var taken = await taker.Ok(HttpMethod.Post, $"{Schedules}/{id}/take", new { from, until, insteadOfId = other });
        var during = (await app.One.Client.Ok(HttpMethod.Get, $"/v1/on-call/now?at={Uri.EscapeDataString(from.AddHours(1).ToString("O"))}")).GetProperty("items").EnumerateArray().Single(d => d.GetProperty("scheduleId").GetString() == id).GetProperty("current");
        Assert.Equal((me, other), (during.GetProperty("personId").GetGuid(), during.GetProperty("insteadOfId").GetGuid()));

        Assert.Equal(HttpStatusCode.Conflict, (await taker.Send(HttpMethod.Post, $"{Schedules}/{id}/take", new { from, until, insteadOfId = other })).Status); // it is mine by now
        await taker.Ok(HttpMethod.Delete, $"/v1/on-call/overrides/{taken.Id()}");
        var after = (await app.One.Client.Ok(HttpMethod.Get, $"{Schedules}/{id}/shifts?from={Uri.EscapeDataString(from.ToString("O"))}&until={Uri.EscapeDataString(until.ToString("O"))}")).GetProperty("shifts");
        Assert.All(after.EnumerateArray(), s => Assert.Equal(other, s.GetProperty("personId").GetGuid()));
    }

    [Fact]
    public async Task A_key_takes_no_shift() => Assert.Equal(HttpStatusCode.Forbidden, (await app.One.Client.Send(
        HttpMethod.Post, $"{Schedules}/{await Arranging.Schedule(app.One, (await Arranging.People(app.One))[0])}/take", new { from = DateTimeOffset.UtcNow, until = DateTimeOffset.UtcNow.AddHours(1) })).Status);

    [Fact]
    public async Task Who_is_on_call_instead_is_arranged_for_the_future_only()
    {
        var person = (await Arranging.People(app.One))[0];
        var path = $"{Schedules}/{await Arranging.Schedule(app.One, person)}/overrides";
        await app.One.Client.Ok(HttpMethod.Post, path, new { from = DateTimeOffset.UtcNow, until = DateTimeOffset.UtcNow.AddHours(1), personId = person });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.One.Client.Send(HttpMethod.Post, path, new { from = DateTimeOffset.UtcNow.AddHours(-2), until = DateTimeOffset.UtcNow.AddHours(-1), personId = person })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.One.Client.Send(HttpMethod.Post, path, new { from = DateTimeOffset.UtcNow, until = DateTimeOffset.UtcNow.AddHours(1), personId = Guid.NewGuid() })).Status);
    }

    [Fact]
    public async Task The_shifts_of_whoever_has_left_are_nobodys()
    {
        var leaver = await Colleague();
        var path = $"{Schedules}/{await Arranging.Schedule(app.One, leaver)}/shifts?from=2026-03-01T00:00:00Z&until=2026-03-02T00:00:00Z";
        Assert.False((await app.One.Client.Ok(HttpMethod.Get, path)).GetProperty("shifts")[0].GetProperty("isUncovered").GetBoolean());
        await app.One.Client.Ok(HttpMethod.Put, $"/v1/users/{leaver}/deactivation");
        var shift = (await app.One.Client.Ok(HttpMethod.Get, path)).GetProperty("shifts")[0];
        Assert.Equal((true, leaver), (shift.GetProperty("isUncovered").GetBoolean(), shift.GetProperty("personId").GetGuid()));
    }

    [Fact]
    public async Task A_schedule_that_is_called_is_not_removed()
    {
        var id = await Arranging.Schedule(app.One, (await Arranging.People(app.One))[0]);
        var policy = await app.One.Client.Ok(HttpMethod.Post, "/v1/on-call/policies", Policy(new { kind = "schedule", id }));
        Assert.Equal(HttpStatusCode.Conflict, (await app.One.Client.Send(HttpMethod.Delete, $"{Schedules}/{id}")).Status);
        await app.One.Client.Ok(HttpMethod.Delete, $"/v1/on-call/policies/{policy.Id()}");
        await app.One.Client.Ok(HttpMethod.Delete, $"{Schedules}/{id}");
    }

    [Fact]
    public async Task A_site_has_one_policy()
    {
        var site = (await app.One.Client.Ok(HttpMethod.Post, "/v1/sites", new { name = Arranging.Name(), address = "Kai 1", timeZone = "Europe/Berlin" })).Id();
        var first = await app.One.Client.Ok(HttpMethod.Post, "/v1/on-call/policies", Policy(new { kind = "everyone" }, site));
        Assert.Equal(HttpStatusCode.Conflict, (await app.One.Client.Send(HttpMethod.Post, "/v1/on-call/policies", Policy(new { kind = "everyone" }, site))).Status);
        await app.One.Client.Ok(HttpMethod.Put, $"/v1/on-call/policies/{first.Id()}", Policy(new { kind = "everyone" }));
        await app.One.Client.Ok(HttpMethod.Post, "/v1/on-call/policies", Policy(new { kind = "everyone" }, site));
    }

    [Fact]
    public async Task A_policy_of_somebody_elses_site_or_schedule_or_person_is_refused()
    {
        var site = (await app.Two.Client.Ok(HttpMethod.Post, "/v1/sites", new { name = Arranging.Name(), address = "Kai 1", timeZone = "Europe/Berlin" })).Id();
        var theirs = (await Arranging.People(app.Two))[0];
        foreach (var policy in new[] { Policy(new { kind = "everyone" }, site), Policy(new { kind = "person", id = theirs }), Policy(new { kind = "schedule", id = await Arranging.Schedule(app.Two, theirs) }) })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.One.Client.Send(HttpMethod.Post, "/v1/on-call/policies", policy)).Status);
    }

    [Fact]
    public async Task Who_would_be_called_when_is_previewed_for_any_moment()
    {
        var (person, other) = ((await Arranging.People(app.One))[0], await Colleague());
        var id = await Arranging.Schedule(app.One, person, other);
        var shown = await app.One.Client.Ok(HttpMethod.Post, "/v1/on-call/policies/preview", new
        {
            at = "2026-03-29T01:12:00Z",
            steps = new object[] { new { targets = new object[] { new { kind = "schedule", id } }, minutes = 10 }, new { targets = new object[] { new { kind = "person", id = person } }, minutes = 5 } },
        });
        var calls = shown.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([0, 10, 15], calls.Select(c => c.GetProperty("afterMinutes").GetInt32()));
        Assert.Equal(other, calls[0].GetProperty("people")[0].GetProperty("id").GetGuid()); // the twelfth week since 5 January
        Assert.True(calls[2].GetProperty("isEverybody").GetBoolean());
    }

    [Fact]
    public async Task A_calendar_program_reads_a_schedule_by_an_address_that_can_be_revoked_and_is_in_no_trace()
    {
        var spans = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true, Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => spans.Add($"{span.DisplayName} {string.Join(' ', span.TagObjects.Where(_ => span.Kind is not ActivityKind.Client).Select(t => t.Value))}"),
        };
        ActivitySource.AddActivityListener(listener);
        var (person, me) = await Arranging.SignIn(app, app.One.Email, app.One.Password);
        var id = await Arranging.Schedule(app.One, me);
        var feed = await person.Ok(HttpMethod.Post, $"{Schedules}/{id}/feeds", new { onlyOwn = true });
        var url = new Uri(feed.GetProperty("url").GetString()!);
        using var stranger = app.Stranger();
        var read = await stranger.GetAsync(url.PathAndQuery, Ct);
        Assert.Equal("text/calendar", read.Content.Headers.ContentType!.MediaType);
        Assert.Contains("SUMMARY:On call: Schedule", await read.Content.ReadAsStringAsync(Ct));
        Assert.Equal(Events(await read.Content.ReadAsStringAsync(Ct)), Events(await stranger.GetStringAsync(url.PathAndQuery, Ct)));
        Assert.DoesNotContain(spans, s => s.Contains(url.Query[7..], StringComparison.Ordinal));
        Assert.NotEmpty(spans);

        foreach (var wrong in new[] { "", "?token=", $"?token={new string('A', 43)}", $"?token={new string('!', 43)}", url.Query[..^1], $"{url.Query}A" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{url.AbsolutePath}{wrong}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/v1/on-call/{Guid.NewGuid()}/feed.ics{url.Query}", Ct)).StatusCode);
        await person.Ok(HttpMethod.Delete, $"/v1/on-call/feeds/{feed.Id()}");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(url.PathAndQuery, Ct)).StatusCode);

        static List<string> Events(string calendar) => [.. calendar.Split("\r\n").Where(line => line.StartsWith("UID", StringComparison.Ordinal) || line.StartsWith("DT", StringComparison.Ordinal) && !line.StartsWith("DTSTAMP", StringComparison.Ordinal))];
    }

    private static object Policy(object target, params string[] siteIds) => new { name = Arranging.Name(), steps = new[] { new { targets = new[] { target }, minutes = 5 } }, siteIds };

    // Somebody new, who may take care of alerts.
    private async Task<Guid> Colleague()
    {
        var email = $"{Guid.NewGuid():n}@colleague.example";
        await app.One.Client.Ok(HttpMethod.Post, "/v1/invitations", new { email, role = "operator" });
        var token = (await app.MailTo(email)).Link.Fragment[1..];
        using var stranger = app.Stranger();
        return (await stranger.Ok(HttpMethod.Post, "/v1/invitations/acceptance", new { token, name = "Pia Berg", password = "colleague-Password-1" })).GetProperty("userId").GetGuid();
    }
}
