using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Hosting.Http;
using Platform.Tickets.Features;

namespace Platform.Tickets.Emails;

public class FormTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_has_its_fields_as_bytes_and_its_files()
    {
        await using var form = await Read(Posts.SendGrid("help@acme.example", bytes: [0xF6]).WithFile("a.txt", "x"u8.ToArray()));
        Assert.Equal([0xF6], form.Fields["text"]);
        Assert.Equal("a.txt", Assert.Single(form.Files).Name);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_named_and_left_out()
    {
        await using var form = await Read(Posts.SendGrid("help@acme.example").WithFile("big.txt", new byte[AttachFile.MostBytes + 1]).WithFile("small.txt", "x"u8.ToArray(), number: 2));
        Assert.Equal([("big.txt", false), ("small.txt", true)], form.Files.Select(f => (f.Name, f.Content is not null)));
    }

    [Fact]
    public async Task A_bomb_of_files_and_fields_is_cut()
    {
        var bomb = Posts.SendGrid("help@acme.example");
        for (var i = 0; i < 100; i++) bomb.WithFile($"{i}.txt", "x"u8.ToArray(), number: i).Add(new StringContent("x"), $"\"field{i}\"");
        await using var form = await Read(bomb);
        Assert.Equal((100, 20), (form.Files.Count, form.Files.Count(f => f.Content is not null)));
    }

    [Fact]
    public async Task What_signs_a_form_is_read_however_many_fields_come_before()
    {
        var form = new MultipartFormDataContent("b");
        for (var i = 0; i < 1_000; i++) form.Add(new StringContent("x"), $"\"X-Header-{i}\"");
        form.Add(new StringContent("sealed"), "\"signature\"");
        await using var read = await Read(form);
        Assert.Equal("sealed"u8.ToArray(), read.Fields["signature"]);
        Assert.InRange(read.Fields.Count, 2, 201);
    }

    [Theory]
    [InlineData(null), InlineData("text/plain"), InlineData("multipart/form-data"), InlineData("multipart/form-data; boundary=\"\"")]
    public async Task What_is_no_form_is_refused(string? type) => await Assert.ThrowsAsync<MalformedException>(() => InboundForm.Read(type, new MemoryStream("--x"u8.ToArray()), Ct));

    [Fact]
    public void Whatever_is_posted_is_a_form_or_refused() => Prop.ForAll(Bodies.ToArbitrary(), body =>
    {
        try
        {
            var form = InboundForm.Read(body.Type, new MemoryStream(body.Bytes), CancellationToken.None).GetAwaiter().GetResult();
            _ = (SendGridForm.Read(form), MailgunForm.Read(form), MailgunForm.IsSigned(form, "key"u8, DateTimeOffset.UnixEpoch));
            form.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
        catch (MalformedException) { }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_a_mail_says_is_read() => Prop.ForAll(Fields.ToArbitrary(), fields =>
    {
        var content = new MultipartFormDataContent("b");
        foreach (var (name, bytes) in fields) content.Add(new ByteArrayContent(bytes), $"\"{name}\"");
        using var form = new Disposing(Read(content).GetAwaiter().GetResult());
        foreach (var mail in new[] { SendGridForm.Read(form.Form), MailgunForm.Read(form.Form) }.OfType<InboundEmail>())
        {
            Assert.DoesNotContain('\0', mail.Text + mail.Subject + mail.MessageId + mail.From.Name);
            Assert.True(QuotedText.Cut(mail.Text).Length <= mail.Text.Length);
            _ = (AutomaticEmail.Is(mail), mail.Answers.ToList(), mail.Recipients.Select(ReplyAddress.TagOf).ToList());
        }
    }).QuickCheckThrowOnFailure();

    private static readonly string[] Pieces = ["--b\r\n", "--b--\r\n", "Content-Disposition: form-data; name=\"text\"\r\n", "Content-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n", "\r\n", "from=a%40b.example&", "&", "=", "%", "%zz", "\0", "ö", "headers", "x"];

    private static Gen<(string Type, byte[] Bytes)> Bodies =>
        from type in Gen.Elements("multipart/form-data; boundary=b", "application/x-www-form-urlencoded", "multipart/form-data; boundary=\"b", "x")
        from pieces in Gen.Elements(Pieces).ListOf()
        from noise in ArbMap.Default.GeneratorFor<byte[]>()
        select (type, (byte[])[.. Encoding.UTF8.GetBytes(string.Concat(pieces)), .. noise ?? []]);

    private static Gen<List<(string, byte[])>> Fields =>
        from fields in (from name in Gen.Elements("headers", "from", "subject", "text", "html", "envelope", "charsets", "message-headers", "body-plain", "stripped-text", "sender", "recipient", "to")
                        from value in Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>().Select(b => b ?? []), Gen.Elements("a@b.example", "Ada <a@b.example>", "{\"to\":[1,\"x\"],\"from\":{}}", "{\"text\":\"utf-7\"}", "[[\"A\",\"B\"],[1],[]]", "[[null,{}]]", "null", "Message-ID: <a b>\n c\n:", "<a@b>", "On x, y wrote:\n> z").Select(Encoding.UTF8.GetBytes))
                        select (name, value)).ListOf()
        select fields.Append(("from", "Ada <a@b.example>"u8.ToArray())).ToList();

    private static async Task<InboundForm> Read(MultipartFormDataContent content) => await InboundForm.Read(content.Headers.ContentType!.ToString(), await content.ReadAsStreamAsync(), default);

    private sealed record Disposing(InboundForm Form) : IDisposable
    {
        public void Dispose() => Form.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
