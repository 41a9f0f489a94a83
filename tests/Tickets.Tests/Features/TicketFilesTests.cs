using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features;

public sealed class TicketFilesTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_file_comes_back_as_it_was_sent()
    {
        var ticket = (await app.One.Open()).Id();
        var bytes = Encoding.UTF8.GetBytes("name,value\ndoor,1\n");
        var file = await (await Send(app.One, ticket, "report.csv", bytes)).Json();

        var fetched = await app.One.Client.GetAsync($"/v1/ticket-files/{file.Id()}", Ct);
        Assert.Equal(bytes, await fetched.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal(("text/csv", "attachment"), (fetched.Content.Headers.ContentType?.MediaType, fetched.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Get, $"/v1/ticket-files/{file.Id()}")).StatusCode);
    }

    [Fact]
    public async Task What_is_not_what_it_says_is_refused()
    {
        var ticket = (await app.One.Open()).Id();
        Assert.Equal("upload.not-what-it-says", await Send(app.One, ticket, "photo.png", "<html><script>alert(1)</script>"u8.ToArray()).Refusal());
        Assert.Equal("upload.kind-not-taken", await Send(app.One, ticket, "page.html", "<html></html>"u8.ToArray()).Refusal());
        Assert.Equal("upload.name-characters", await Send(app.One, ticket, "..%2Fsecret.txt", "x"u8.ToArray()).Refusal());
    }

    [Fact]
    public async Task Fifty_megabytes_are_too_many()
    {
        var ticket = (await app.One.Open()).Id();
        var response = await Send(app.One, ticket, "long.txt", Enumerable.Repeat((byte)'a', 50 * 1024 * 1024).ToArray());
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "urn:problem:upload.too-large"), (response.StatusCode, (await response.Json()).Text("type")));
    }

    [Fact]
    public async Task A_file_that_is_taken_away_is_gone_but_not_for_another_ticket_with_the_same()
    {
        var (a, b) = ((await app.One.Open()).Id(), (await app.One.Open()).Id());
        var (inA, inB) = (await (await Send(app.One, a, "a.txt", "same"u8.ToArray())).Json(), await (await Send(app.One, b, "b.txt", "same"u8.ToArray())).Json());
        await app.One.Do(HttpMethod.Delete, $"/v1/ticket-files/{inA.Id()}");
        Assert.Equal(HttpStatusCode.NotFound, (await app.One.Try(HttpMethod.Get, $"/v1/ticket-files/{inA.Id()}")).StatusCode);
        Assert.Equal("same", await app.One.Client.GetStringAsync($"/v1/ticket-files/{inB.Id()}", Ct));
    }

    private static Task<HttpResponseMessage> Send(TestTenant tenant, string ticket, string name, byte[] bytes) =>
        tenant.Client.PostAsync($"/v1/tickets/{ticket}/files?name={name}", new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, Ct);
}
