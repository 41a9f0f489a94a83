using System.Net;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Emails;

public sealed class DecideEmailTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string Robot = "Precedence: bulk";

    [Fact]
    public async Task A_held_mail_that_is_let_in_becomes_a_ticket_of_its_author_with_its_files()
    {
        var held = await Held(Posts.SendGrid(Box.Address, from: "Ada Example <ada@customer.example>", subject: "Lift stuck", headers: Robot).WithFile("log.txt", "All lines"u8.ToArray()));
        Assert.Equal("log.txt", Assert.Single(held.GetProperty("files").EnumerateArray()).Text("name"));

        var released = await app.One.Do(HttpMethod.Put, $"/v1/emails/{held.Id()}/release");

        var ticket = await app.One.Read($"/v1/tickets/{released.Text("ticketId")}");
        Assert.Equal(("opened", "Lift stuck", "email", "Ada Example"), (released.Text("outcome"), ticket.Text("subject"), ticket.Text("channel"), ticket.GetProperty("requester").Text("name")));
        Assert.Equal("log.txt", Assert.Single((await app.One.Read($"/v1/tickets/{ticket.Id()}/files")).Items()).Text("name"));
    }

    [Fact]
    public async Task A_held_answer_becomes_a_message_of_its_author()
    {
        var id = $"{Guid.NewGuid():N}@customer.example";
        var first = await Box.Send(Posts.SendGrid(Box.Address, id: id));
        var held = await Held(Posts.SendGrid(Box.Address, headers: $"{Robot}\nIn-Reply-To: <{id}>", text: "Still stuck."));

        var released = await app.One.Do(HttpMethod.Put, $"/v1/emails/{held.Id()}/release");

        Assert.Equal(("answered", first.Text("ticketId")), (released.Text("outcome"), released.Text("ticketId")));
        var message = Assert.Single((await app.One.Read($"/v1/tickets/{first.Text("ticketId")}/messages")).Items());
        Assert.Equal(("Still stuck.", true, "Ada Example"), (message.Text("text"), message.GetProperty("byRequester").GetBoolean(), message.GetProperty("author").Text("name")));
    }

    [Fact]
    public async Task Let_in_many_times_at_once_it_is_one_ticket()
    {
        var held = await Held(Posts.SendGrid(Box.Address, headers: Robot));
        var released = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.One.Do(HttpMethod.Put, $"/v1/emails/{held.Id()}/release")));
        Assert.Single(released.Select(r => r.Text("ticketId")).Distinct());
    }

    [Fact]
    public async Task Who_let_it_in_is_told()
    {
        var held = await Held(Posts.SendGrid(Box.Address, headers: Robot));
        var released = await app.One.Do(HttpMethod.Put, $"/v1/emails/{held.Id()}/release");
        var ticket = await app.One.Read($"/v1/tickets/{released.Text("ticketId")}");

        var entry = Assert.Single((await app.One.Read("/v1/audit?filter[kind]=email&limit=200")).Items(), e => e.GetProperty("record").GetRawText().Contains(held.Id(), StringComparison.Ordinal));

        Assert.Equal($"A held mail was let in, as {ticket.Text("number")}", entry.Text("text"));
    }

    [Fact]
    public async Task A_discarded_mail_is_among_the_held_no_more_until_it_is_put_back()
    {
        var held = await Held(Posts.SendGrid(Box.Address, headers: Robot));
        Assert.Equal("discarded", (await app.One.Do(HttpMethod.Put, $"/v1/emails/{held.Id()}/discard")).Text("outcome"));
        Assert.DoesNotContain((await app.One.Read("/v1/emails?filter[outcome]=automatic&limit=200")).Items(), e => e.Id() == held.Id());
        Assert.Contains((await app.One.Read("/v1/emails?filter[outcome]=discarded&limit=200")).Items(), e => e.Id() == held.Id());

        Assert.Equal("automatic", (await app.One.Do(HttpMethod.Delete, $"/v1/emails/{held.Id()}/discard")).Text("outcome"));
        Assert.Contains((await app.One.Read("/v1/emails?filter[outcome]=automatic&limit=200")).Items(), e => e.Id() == held.Id());
    }

    [Fact]
    public async Task What_has_become_a_ticket_is_not_discarded()
    {
        var receipt = await Box.Send(Posts.SendGrid(Box.Address));
        var mail = Assert.Single((await app.One.Read($"/v1/tickets/{receipt.Text("ticketId")}/emails")).Items());
        Assert.Equal("email.not-held", await app.One.Try(HttpMethod.Put, $"/v1/emails/{mail.Id()}/discard").Refusal());
    }

    [Fact]
    public async Task The_other_company_can_neither_let_it_in_nor_discard_it()
    {
        var held = await Held(Posts.SendGrid(Box.Address, headers: Robot));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Put, $"/v1/emails/{held.Id()}/release")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Put, $"/v1/emails/{held.Id()}/discard")).StatusCode);
    }

    private MailDesk Box => field ??= MailDesk.Open(app).GetAwaiter().GetResult();

    private async Task<JsonElement> Held(HttpContent form)
    {
        var known = (await app.One.Read("/v1/emails?filter[outcome]=automatic&limit=200")).Items().Select(e => e.Id()).ToHashSet();
        Assert.Equal("automatic", (await Box.Send(form)).Text("outcome"));
        return Assert.Single((await app.One.Read("/v1/emails?filter[outcome]=automatic&limit=200")).Items(), e => !known.Contains(e.Id()));
    }
}
