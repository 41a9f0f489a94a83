using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Contributions;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features;

public sealed class OwnRequestsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Somebody_who_may_only_ask_sees_their_own_and_nothing_of_the_work_behind_it()
    {
        var client = await Asking();
        var request = await client.Do(HttpMethod.Post, "/v1/requests", new { subject = "My door", description = "It squeaks" });
        await app.One.Do(HttpMethod.Post, $"/v1/tickets/{request.Id()}/replies", new { text = "We oil it", status = "pending" });
        await app.One.Do(HttpMethod.Post, $"/v1/tickets/{request.Id()}/notes", new { text = "Again!" });

        Assert.Equal("We oil it", Assert.Single((await client.Read($"/v1/requests/{request.Id()}/messages")).Items()).Text("text"));
        await client.Do(HttpMethod.Post, $"/v1/requests/{request.Id()}/messages", new { text = "Thank you" });
        Assert.Equal("open", (await client.Read($"/v1/requests/{request.Text("number")}")).State());
        Assert.Equal([request.Id()], (await client.Read("/v1/requests")).Items().Select(r => r.Id()));
    }

    [Fact]
    public async Task Tickets_of_others_do_not_exist_for_them()
    {
        var client = await Asking();
        var other = await app.One.Open("Somebody else's");
        Assert.Equal(HttpStatusCode.NotFound, (await client.Try(HttpMethod.Get, $"/v1/requests/{other.Id()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Try(HttpMethod.Post, $"/v1/requests/{other.Text("number")}/messages", new { text = "Mine?" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Try(HttpMethod.Get, $"/v1/tickets/{other.Id()}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Try(HttpMethod.Get, "/v1/tickets")).StatusCode);
    }

    [Fact]
    public async Task A_file_of_theirs_is_seen_by_both_sides()
    {
        var client = await Asking();
        var request = await client.Do(HttpMethod.Post, "/v1/requests", new { subject = "My door" });
        var sent = await client.Client.PostAsync($"/v1/requests/{request.Id()}/files?name=door.txt", new StringContent("squeak"), Ct);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);

        var file = Assert.Single((await client.Read($"/v1/requests/{request.Id()}/files")).Items());
        Assert.Equal("squeak", await client.Client.GetStringAsync($"/v1/request-files/{file.Id()}", Ct));
        Assert.False(Assert.Single((await app.One.Read($"/v1/tickets/{request.Id()}/files")).Items()).GetProperty("isInternal").GetBoolean());
    }

    [Fact]
    public async Task They_close_what_needs_no_more_doing_without_filling_in_what_the_desk_asks_for()
    {
        var client = await Asking();
        var request = await client.Do(HttpMethod.Post, "/v1/requests", new { subject = "My door" });
        Assert.Equal("closed", (await client.Do(HttpMethod.Put, $"/v1/requests/{request.Id()}/closure")).State());
        Assert.Equal("closed", (await client.Do(HttpMethod.Put, $"/v1/requests/{request.Id()}/closure")).State());
        Assert.NotNull((await app.One.Read($"/v1/tickets/{request.Id()}")).GetProperty("resolvedAt").GetString());
    }

    [Fact]
    public async Task Others_requests_are_neither_closed_nor_given_files()
    {
        var (client, other) = (await Asking(), (await app.One.Open("Somebody else's")).Id());
        Assert.Equal(HttpStatusCode.NotFound, (await client.Try(HttpMethod.Put, $"/v1/requests/{other}/closure")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Client.PostAsync($"/v1/requests/{other}/files?name=a.txt", new StringContent("x"), Ct)).StatusCode);
    }

    [Fact]
    public async Task A_code_leads_to_the_form_with_its_site_filled_in()
    {
        var site = await app.One.AddSite();
        var code = await app.One.Read($"/v1/request-codes/site/{site}");
        Assert.EndsWith($"/requests/new?place={site}", code.Text("address"), StringComparison.Ordinal);
        Assert.StartsWith("M", code.Text("path"), StringComparison.Ordinal);

        var form = await (await Asking()).Read($"/v1/request-form?siteId={site}");
        Assert.Equal((site, code.Text("name")), (form.GetProperty("site").Id(), form.GetProperty("site").Text("name")));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Get, $"/v1/request-codes/site/{site}")).StatusCode);
    }

    [Fact]
    public async Task The_form_opens_without_a_place_nobody_knows()
    {
        var form = await (await Asking()).Read($"/v1/request-form?siteId={Guid.NewGuid()}&deviceId={Guid.NewGuid()}");
        Assert.Equal((System.Text.Json.JsonValueKind.Null, System.Text.Json.JsonValueKind.Null), (form.GetProperty("site").ValueKind, form.GetProperty("device").ValueKind));
    }

    [Fact]
    public async Task What_a_code_led_to_says_so()
    {
        var request = await (await Asking()).Do(HttpMethod.Post, "/v1/requests", new { subject = "My door", channel = "qr" });
        Assert.Equal("qr", (await app.One.Read($"/v1/tickets/{request.Id()}")).Text("channel"));
    }

    [Fact]
    public async Task They_see_an_answer_come_and_nothing_of_others()
    {
        var client = await Asking();
        var request = await client.Do(HttpMethod.Post, "/v1/requests", new { subject = "My door" });
        await using var live = await LiveClient.Connect(new Uri($"{app.Url}/v1/live"), options => options.SetRequestHeader("Authorization", $"Bearer {client.ApiKey}"), Ct);
        var requester = (await app.One.Read($"/v1/tickets/{request.Id()}")).GetProperty("requester").Id();
        await live.Subscribe($"requests:{requester}");
        await Assert.ThrowsAsync<LiveRefusedException>(() => live.Subscribe($"requests:{Guid.NewGuid()}"));

        await app.One.Open("Somebody else's");
        await app.One.Do(HttpMethod.Post, $"/v1/tickets/{request.Id()}/replies", new { text = "We oil it" });
        var told = await live.Frames.ReadAsync(Ct);
        Assert.Equal(("changed", request.Id()), (told.Kind, told.Data.Id()));
    }

    /// <summary>A key of the first tenant that may ask for help and nothing else.</summary>
    private async Task<TestTenant> Asking()
    {
        var created = await app.One.Do(HttpMethod.Post, "/v1/api-keys", new { name = $"asks {Guid.NewGuid()}", scopes = new[] { "tickets.request" } });
        var secret = created.Text("secret");
        return app.One with { ApiKey = secret, Client = app.ClientFor(secret) };
    }
}
