using Platform.TestKit;
using static Platform.Tickets.HelpDesk;
using static Platform.Tickets.Knowledge.KnowledgeDesk;

namespace Platform.Tickets.Knowledge.Features;

public sealed class DuplicatesApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_ticket_about_the_same_is_suggested_with_its_reasons_until_it_is_done()
    {
        var requester = new { name = "Ada", email = $"{Guid.NewGuid()}@guests.example" };
        var first = await app.One.Open("Turnstile jams at the north gate", new { description = "Cards are read, the turnstile does not move.", requester });
        var second = await app.One.Open("North gate turnstile jams again", new { description = "The turnstile does not move.", requester });

        await Eventually(async () => (await Duplicates(second)).Any(t => t.Id() == first.Id()));
        var found = (await Duplicates(second)).Single(t => t.Id() == first.Id());
        Assert.Equal(found.Number("points"), found.GetProperty("because").EnumerateArray().Sum(part => part.Number("points")));
        Assert.Contains("requester", found.GetProperty("because").EnumerateArray().Select(part => part.Text("sign")));
        Assert.Contains("turnstile", found.GetProperty("words").EnumerateArray().Select(word => word.GetString()!.ToLowerInvariant()));

        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{first.Id()}/resolution");
        Assert.DoesNotContain(await Duplicates(second), t => t.Id() == first.Id());
    }

    [Fact]
    public async Task What_is_linked_already_is_not_suggested()
    {
        var first = await app.One.Open("Fountain overflows in the atrium");
        var second = await app.One.Open("Fountain overflows in the atrium");
        await Eventually(async () => (await Duplicates(second)).Length > 0);
        await app.One.Do(HttpMethod.Post, $"/v1/tickets/{first.Id()}/links", new { ticket = second.Id(), kind = "related" });
        Assert.Empty(await Duplicates(second));
        Assert.Empty(await Duplicates(first));
    }

    [Fact]
    public async Task Another_companys_tickets_are_nobodys_duplicates()
    {
        var theirs = await app.Two.Open("Greenhouse louvres stay open");
        var ours = await app.One.Open("Greenhouse louvres stay open");
        var another = await app.One.Open("Greenhouse louvres stay open");
        await Eventually(async () => (await Duplicates(another)).Length > 0);
        Assert.Equal(ours.Id(), Assert.Single(await Duplicates(another)).Id());
        Assert.NotEqual(theirs.Id(), ours.Id());
    }

    [Fact]
    public async Task A_requesters_message_is_heard_by_colleagues_and_not_by_the_requester()
    {
        var requester = await app.Requester();
        var request = await requester.Do(HttpMethod.Post, "/v1/requests", new { subject = "Heating" });
        var said = await requester.Do(HttpMethod.Post, $"/v1/requests/{request.Id()}/messages", new { text = "This is unacceptable, I am still waiting!" });
        Assert.Equal(System.Text.Json.JsonValueKind.Null, said.GetProperty("sentiment").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await requester.Read($"/v1/requests/{request.Id()}/messages")).Items().Single().GetProperty("sentiment").ValueKind);
        var heard = (await app.One.Read($"/v1/tickets/{request.Id()}/messages")).Items().Single().GetProperty("sentiment");
        Assert.Equal("negative", heard.Text("tone"));
        Assert.Contains("unacceptable", heard.GetProperty("because").EnumerateArray().Select(word => word.GetString()));
    }

    private async Task<System.Text.Json.JsonElement[]> Duplicates(System.Text.Json.JsonElement ticket) => (await app.One.Read($"/v1/tickets/{ticket.Id()}/duplicates")).Items();
}
