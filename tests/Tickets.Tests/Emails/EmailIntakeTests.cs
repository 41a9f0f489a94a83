using System.Net;
using System.Text;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Emails;

public sealed class EmailIntakeTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string Key = "key-3ax6xnjp29jd6fds4gc373sgvjxteol0";

    [Fact]
    public async Task A_mail_becomes_a_ticket_of_its_author()
    {
        var mailbox = await Mailbox();
        var ticket = await Ticket(await mailbox.Send(Posts.SendGrid(mailbox.Address, subject: "Lift stuck", from: "Ada Example <ADA@customer.example>")));
        Assert.Equal(("Lift stuck", "email", "new", "It stands between two floors."), (ticket.Text("subject"), ticket.Text("channel"), ticket.State(), ticket.Text("description")));
        Assert.Equal("Ada Example", ticket.GetProperty("requester").Text("name"));
    }

    [Fact]
    public async Task The_same_mail_twice_is_one()
    {
        var mailbox = await Mailbox();
        var (first, second) = (await mailbox.Send(Posts.SendGrid(mailbox.Address, id: "once@customer.example")), await mailbox.Send(Posts.SendGrid(mailbox.Address, id: "once@customer.example")));
        Assert.Equal(first.Text("ticketId"), second.Text("ticketId"));
        Assert.Single((await app.One.Read($"/v1/tickets/{first.Text("ticketId")}/emails")).Items());
    }

    [Fact]
    public async Task The_same_mail_posted_many_times_at_once_is_one()
    {
        var mailbox = await Mailbox();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => mailbox.Send(Posts.SendGrid(mailbox.Address, id: "raced@customer.example"))));
        Assert.Single(receipts.Select(r => r.Text("ticketId")).Distinct());
    }

    [Theory]
    [InlineData("In-Reply-To: <first@customer.example>"), InlineData("References: <other@customer.example>\n <first@customer.example>")]
    public async Task An_answer_is_found_by_what_it_answers(string header)
    {
        var mailbox = await Mailbox();
        var unique = Guid.NewGuid().ToString("N");
        var first = await mailbox.Send(Posts.SendGrid(mailbox.Address, id: $"first{unique}@customer.example"));
        var answer = await mailbox.Send(Posts.SendGrid(mailbox.Address, headers: header.Replace("first", $"first{unique}", StringComparison.Ordinal), text: "Still stuck.\n\nOn Tue, 3 Mar 2026 at 11:00, Help <help@acme.example> wrote:\n> We look at it."));
        Assert.Equal(("answered", first.Text("ticketId")), (answer.Text("outcome"), answer.Text("ticketId")));
        Assert.Equal("Still stuck.", Assert.Single((await app.One.Read($"/v1/tickets/{first.Text("ticketId")}/messages")).Items()).Text("text"));
        Assert.Contains((await app.One.Read($"/v1/tickets/{first.Text("ticketId")}/emails")).Items(), e => e.Text("text").Contains("> We look at it.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_in_the_subject_counts_for_those_who_belong_to_the_ticket_only()
    {
        var mailbox = await Mailbox();
        var ticket = await Ticket(await mailbox.Send(Posts.SendGrid(mailbox.Address)));
        var (own, strange) = (await mailbox.Send(Posts.SendGrid(mailbox.Address, subject: $"About {ticket.Text("number")}")), await mailbox.Send(Posts.SendGrid(mailbox.Address, subject: $"About {ticket.Text("number")}", from: "Eve <eve@elsewhere.example>")));
        Assert.Equal(ticket.Id(), own.Text("ticketId"));
        Assert.NotEqual(ticket.Id(), strange.Text("ticketId"));
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied"), InlineData("Precedence: bulk"), InlineData("X-Auto-Response-Suppress: All"), InlineData("X-Loop: help@acme.example")]
    public async Task What_nobody_wrote_is_kept_and_not_answered(string header)
    {
        var mailbox = await Mailbox();
        var receipt = await mailbox.Send(Posts.SendGrid(mailbox.Address, headers: header));
        Assert.Equal(("automatic", JsonValueKind.Null), (receipt.Text("outcome"), receipt.GetProperty("ticketId").ValueKind));
        Assert.NotEmpty((await app.One.Read("/v1/emails?filter[outcome]=automatic")).Items());
    }

    [Fact]
    public async Task A_bounce_has_no_return_path() => Assert.Equal("automatic", (await (await Mailbox()).Send(Posts.SendGrid("help@acme.example", returnPath: ""))).Text("outcome"));

    [Fact]
    public async Task Bytes_are_read_in_the_charset_that_is_named_and_wrong_ones_are_replaced()
    {
        var mailbox = await Mailbox();
        var latin = await Ticket(await mailbox.Send(Posts.SendGrid(mailbox.Address, bytes: Encoding.Latin1.GetBytes("Größe geändert"), charsets: new { text = "iso-8859-1" })));
        var wrong = await Ticket(await mailbox.Send(Posts.SendGrid(mailbox.Address, bytes: [.. "Gr"u8, 0xF6, .. "ße\0"u8], charsets: new { text = "klingon-8" })));
        Assert.Equal(("Größe geändert", "Gr\uFFFDße"), (latin.Text("description"), wrong.Text("description")));
    }

    [Fact]
    public async Task Html_is_reduced_to_its_words()
    {
        var mailbox = await Mailbox();
        var ticket = await Ticket(await mailbox.Send(Posts.SendGrid(mailbox.Address, html: "<html><head><script>alert(1)</script></head><body><p>Stuck &amp; dark</p></body></html>")));
        Assert.Equal("Stuck & dark", ticket.Text("description"));
    }

    [Fact]
    public async Task Good_files_are_kept_and_of_others_a_note_tells()
    {
        var mailbox = await Mailbox();
        var form = Posts.SendGrid(mailbox.Address).WithFile("log.txt", "All lines"u8.ToArray()).WithFile("run.exe", "MZ"u8.ToArray(), number: 2).WithFile("fake.png", "no picture"u8.ToArray(), "image/png", 3);
        var path = $"/v1/tickets/{(await mailbox.Send(form)).Text("ticketId")}";
        Assert.Equal(["log.txt"], (await app.One.Read($"{path}/files")).Items().Select(f => f.Text("name")));
        var note = Assert.Single((await app.One.Read($"{path}/messages")).Items());
        Assert.Equal("note", note.Text("kind"));
        Assert.Contains("run.exe", note.Text("text"), StringComparison.Ordinal);
        Assert.Contains("fake.png", note.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_files_were_not_taken_is_told_so_where_they_can_answer()
    {
        var mailbox = await Mailbox();
        var from = $"kim{Guid.NewGuid():N}@customer.example";
        var receipt = await mailbox.Send(Posts.SendGrid(mailbox.Address, from: $"Kim <{from}>").WithFile("run.exe", "MZ"u8.ToArray()));

        var letter = await app.MailTo(from);

        Assert.Contains("run.exe", letter.Text, StringComparison.Ordinal);
        Assert.Contains((await Ticket(receipt)).Text("number"), letter.Subject, StringComparison.Ordinal);
        var raw = Directory.EnumerateFiles(app.MailFolder, "*.eml").Select(File.ReadAllText).Single(eml => eml.Contains(from, StringComparison.Ordinal));
        Assert.Contains("Auto-Submitted", raw, StringComparison.Ordinal); // no holiday robot answers it
    }

    [Fact]
    public async Task A_mail_with_far_too_much_is_taken_without_it_and_not_posted_again()
    {
        var mailbox = await Mailbox("mailgun", Key);
        var form = new MultipartFormDataContent("b");
        for (var i = 0; i < 3; i++) form.WithFile($"{i}.txt", new byte[26 * 1024 * 1024], number: i);
        foreach (var (name, value) in Posts.Mailgun(mailbox.Address, Key, DateTimeOffset.UtcNow, $"{Guid.NewGuid():N}@customer.example")) form.Add(new StringContent(value), $"\"{name}\"");

        var ticket = await Ticket(await mailbox.Send(form));

        Assert.Empty((await app.One.Read($"/v1/tickets/{ticket.Id()}/files")).Items());
        Assert.Contains("2.txt", Assert.Single((await app.One.Read($"/v1/tickets/{ticket.Id()}/messages")).Items()).Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_one_writes_in_an_hour_is_held()
    {
        var mailbox = await Mailbox();
        var outcomes = new List<string>();
        for (var i = 0; i <= ReceiveEmail.MostPerHour; i++) outcomes.Add((await mailbox.Send(Posts.SendGrid(mailbox.Address, from: "Bomb <bomb@customer.example>"))).Text("outcome"));
        Assert.Equal("held", outcomes[^1]);
        Assert.DoesNotContain("held", outcomes[..^1]);
    }

    [Fact]
    public async Task A_provider_posts_the_mails_of_many_at_once()
    {
        var mailbox = await Mailbox();
        var answers = await Task.WhenAll(Enumerable.Range(0, 120).Select(i => mailbox.Try(Posts.SendGrid(mailbox.Address, from: $"Ada <ada{i}@customer.example>"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task Only_who_knows_the_password_posts_as_SendGrid()
    {
        var mailbox = await Mailbox();
        foreach (var userInfo in new[] { "", "mail:", "mail:wrong", "other:" + mailbox.UserInfo!.Split(':')[1] })
            Assert.Equal(HttpStatusCode.Unauthorized, (await (mailbox with { UserInfo = userInfo }).Try(Posts.SendGrid(mailbox.Address))).StatusCode);
    }

    [Fact]
    public async Task A_mailbox_takes_mail_for_its_own_company_only()
    {
        var mailbox = await Mailbox();
        Assert.Equal(HttpStatusCode.NotAcceptable, (await mailbox.Try(Posts.SendGrid(mailbox.Address.Replace("@", "+some-other-company@", StringComparison.Ordinal)))).StatusCode);
        Assert.Equal("opened", (await mailbox.Send(Posts.SendGrid(mailbox.Address.Replace("@", $"+{app.One.Slug}@", StringComparison.Ordinal)))).Text("outcome"));
    }

    [Fact]
    public async Task What_can_never_be_a_mail_is_not_posted_again()
    {
        var mailbox = await Mailbox();
        var answer = await mailbox.Try(Posts.SendGrid(mailbox.Address, from: "nobody"));
        Assert.Equal((HttpStatusCode.NotAcceptable, "urn:problem:mail.unreadable"), (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Text("type")));
        Assert.Equal(HttpStatusCode.NotAcceptable, (await mailbox.Try(new MultipartFormDataContent { new StringContent("no mail") })).StatusCode);
    }

    [Fact]
    public async Task Mailgun_signs_what_it_posts()
    {
        var mailbox = await Mailbox("mailgun", Key);
        var mail = Posts.Mailgun(mailbox.Address, Key, DateTimeOffset.UtcNow, $"{Guid.NewGuid():N}@customer.example");
        Assert.Equal("It stands between two floors.\n\n> What we wrote before", (await Ticket(await mailbox.Send(new FormUrlEncodedContent(mail)))).Text("description"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await mailbox.Try(new FormUrlEncodedContent(new Dictionary<string, string>(mail) { ["token"] = "another" }))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await mailbox.Try(new FormUrlEncodedContent(Posts.Mailgun(mailbox.Address, "wrong", DateTimeOffset.UtcNow, "x@customer.example")))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await mailbox.Try(new FormUrlEncodedContent(Posts.Mailgun(mailbox.Address, Key, DateTimeOffset.UtcNow.AddDays(-1), "x@customer.example")))).StatusCode);
    }

    [Fact]
    public async Task A_signature_is_good_for_one_mail()
    {
        var mailbox = await Mailbox("mailgun", Key);
        var mail = Posts.Mailgun(mailbox.Address, Key, DateTimeOffset.UtcNow, $"{Guid.NewGuid():N}@customer.example");
        var first = await mailbox.Send(new FormUrlEncodedContent(mail));
        Assert.Equal(first.Text("ticketId"), (await mailbox.Send(new FormUrlEncodedContent(mail))).Text("ticketId"));
        mail["message-headers"] = """[["Message-Id","<forged@customer.example>"]]""";
        Assert.Equal(HttpStatusCode.Unauthorized, (await mailbox.Try(new FormUrlEncodedContent(mail))).StatusCode);
    }

    [Fact]
    public async Task The_other_company_sees_neither_mailbox_nor_mails()
    {
        var mailbox = await Mailbox();
        var receipt = await mailbox.Send(Posts.SendGrid(mailbox.Address));
        Assert.DoesNotContain((await app.Two.Read("/v1/mailboxes")).Items(), m => m.Id() == mailbox.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Get, $"/v1/tickets/{receipt.Text("ticketId")}/emails")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Delete, $"/v1/mailboxes/{mailbox.Id}")).StatusCode);
        Assert.DoesNotContain((await app.Two.Read("/v1/emails")).Items(), e => e.TryGetProperty("ticketId", out var id) && id.GetString() == receipt.Text("ticketId"));
    }

    [Fact]
    public async Task A_reply_is_mailed_and_its_answer_comes_back_to_the_ticket()
    {
        var mailbox = await Mailbox();
        var from = $"kim{Guid.NewGuid():N}@customer.example";
        var first = await mailbox.Send(Posts.SendGrid(mailbox.Address, from: $"Kim <{from}>", id: $"{Guid.NewGuid():N}@customer.example"));
        var path = $"/v1/tickets/{first.Text("ticketId")}";
        await app.One.Do(HttpMethod.Post, $"{path}/replies", new { text = "We are on our way." });

        var letter = await app.MailTo(from);
        Assert.Equal("We are on our way.", letter.Text);
        Assert.Contains((await app.One.Read(path)).Text("number"), letter.Subject, StringComparison.Ordinal);
        var sent = Assert.Single((await app.One.Read($"{path}/emails")).Items(), e => e.Text("outcome") == "sent");
        var raw = Directory.EnumerateFiles(app.MailFolder, "*.eml").Select(File.ReadAllText).Single(eml => eml.Contains(from, StringComparison.Ordinal));
        Assert.DoesNotContain("Auto-Submitted", raw, StringComparison.Ordinal);
        Assert.Contains("In-Reply-To: <", raw, StringComparison.Ordinal);
        Assert.Contains($"{sent.Text("messageId").Replace("-", "", StringComparison.Ordinal)}@", raw, StringComparison.Ordinal);

        var replyTo = System.Text.RegularExpressions.Regex.Match(raw.Replace("\r\n ", "", StringComparison.Ordinal), @"^Reply-To: <?([^\s>]+)", System.Text.RegularExpressions.RegexOptions.Multiline).Groups[1].Value;
        var answer = await mailbox.Send(Posts.SendGrid(replyTo.ToUpperInvariant(), from: $"Kim <{from}>", subject: "Thanks", text: "Thank you."));
        Assert.Equal(("answered", first.Text("ticketId")), (answer.Text("outcome"), answer.Text("ticketId")));
    }

    private Task<MailDesk> Mailbox(string provider = "sendGrid", string? signingKey = null) => MailDesk.Open(app, provider, signingKey);

    private async Task<JsonElement> Ticket(JsonElement receipt) => await app.One.Read($"/v1/tickets/{receipt.Text("ticketId")}");
}
