using System.Net;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features.Macros;

public sealed class MacrosApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private Task<JsonElement> Write(object steps) => Write(app.One, steps);

    private static Task<JsonElement> Write(TestTenant tenant, object steps)
    {
        var body = JsonSerializer.SerializeToNode(steps, JsonSerializerOptions.Web)!.AsObject();
        body["name"] ??= $"Macro {Guid.NewGuid()}";
        return tenant.Do(HttpMethod.Post, "/v1/macros", body);
    }

    private async Task<string> Open() => $"/v1/tickets/{(await app.One.Open("Lift stands", new { requester = new { name = "Ada Lovelace", email = $"{Guid.NewGuid():N}@mill.example" } })).Id()}";

    [Fact]
    public async Task Using_a_macro_changes_says_and_moves_in_one_commit()
    {
        var macro = await Write(new { text = "Hello {{requester.firstName|there}}, we look into {{ticket.number}}.", priority = "high", toMe = true, addTags = new[] { "Lift" }, status = "pending" });
        var path = await Open();
        var used = await app.One.Do(HttpMethod.Post, $"{path}/macros", new { macroId = macro.Id() });

        Assert.Equal(("pending", "high"), (used.State(), used.Text("priority")));
        Assert.NotNull(used.GetProperty("assignee").Text("id"));
        Assert.Equal("lift", Assert.Single(used.GetProperty("tags").EnumerateArray()).GetString());
        Assert.Equal($"Hello Ada, we look into {used.Text("number")}.", Assert.Single((await app.One.Read($"{path}/messages")).Items()).Text("text"));
    }

    [Fact]
    public async Task A_macro_that_cannot_be_used_whole_does_nothing()
    {
        var macro = await Write(new { text = "Closed for good.", priority = "urgent", status = "closed" }); // only what is resolved is closed
        var path = await Open();
        Assert.Equal("ticket.not-resolved", await app.One.Try(HttpMethod.Post, $"{path}/macros", new { macroId = macro.Id() }).Refusal());
        Assert.Equal("normal", (await app.One.Read(path)).Text("priority"));
        Assert.Empty((await app.One.Read($"{path}/messages")).Items());
    }

    [Fact]
    public async Task A_canned_reply_is_shown_filled_in_and_gone_over_before_it_is_said()
    {
        var macro = await Write(new { text = "{{ticket.subject}} is seen to." });
        var path = await Open();
        Assert.Equal("Lift stands is seen to.", (await app.One.Read($"{path}/macros/{macro.Id()}")).Text("text"));
        await app.One.Do(HttpMethod.Post, $"{path}/macros", new { macroId = macro.Id(), text = "It is seen to, with {{braces}} of mine." });
        Assert.Equal("It is seen to, with {{braces}} of mine.", Assert.Single((await app.One.Read($"{path}/messages")).Items()).Text("text"));
    }

    [Fact]
    public async Task A_macro_for_colleagues_writes_a_note_and_opens_nothing()
    {
        var macro = await Write(new { text = "Check the log of the door first.", isNote = true });
        var path = await Open();
        await app.One.Do(HttpMethod.Post, $"{path}/macros", new { macroId = macro.Id() });
        Assert.Equal("note", Assert.Single((await app.One.Read($"{path}/messages")).Items()).Text("kind"));
        Assert.Equal("new", (await app.One.Read(path)).State());
    }

    [Theory]
    [InlineData("macro.idle", """{"name":"Nothing"}""")]
    [InlineData("macro.nameless", """{"name":" ","priority":"low"}""")]
    [InlineData("macro.unknown-variable", """{"name":"X","text":"{{ticket.password}}"}""")]
    [InlineData("ticket.unknown-status", """{"name":"X","status":"asleep"}""")]
    public async Task A_macro_that_cannot_be_is_refused(string code, string body)
    {
        Assert.Equal(code, await app.One.Client.PostAsync("/v1/macros", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct).Refusal());
    }

    [Fact]
    public async Task A_macro_is_changed_under_its_version_and_removed()
    {
        var macro = await Write(new { name = "To be changed", priority = "low" });
        var path = $"/v1/macros/{macro.Id()}";
        Assert.Equal(2, (await app.One.Do(HttpMethod.Put, path, new { name = "Changed", priority = "high" })).Number("version"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Try(HttpMethod.Put, path, new { name = "Again", priority = "low" }, ifMatch: "\"1\"")).StatusCode);
        Assert.Equal("macro.name-taken", await app.One.Try(HttpMethod.Post, "/v1/macros", new { name = "CHANGED", priority = "low" }).Refusal());
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Try(HttpMethod.Delete, path)).StatusCode);
        Assert.Equal("macro.unknown", await app.One.Try(HttpMethod.Post, $"{await Open()}/macros", new { macroId = macro.Id() }).Refusal());
    }

    [Fact]
    public async Task The_other_tenants_macro_is_no_macro()
    {
        var theirs = await Write(app.Two, new { priority = "low" });
        Assert.Equal(HttpStatusCode.NotFound, (await app.One.Try(HttpMethod.Get, $"/v1/macros/{theirs.Id()}")).StatusCode);
        Assert.Equal("macro.unknown", await app.One.Try(HttpMethod.Post, $"{await Open()}/macros", new { macroId = theirs.Id() }).Refusal());
        Assert.DoesNotContain((await app.One.Read("/v1/macros")).Items(), m => m.Id() == theirs.Id());
    }
}
