using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class TelemetryStreamTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTimeOffset Now = Instant.Truncate(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Every_line_is_answered_by_its_number()
    {
        var device = (await app.One.Register()).Text("id");
        var answers = await Send($"{Reading(device, Now)}\nnonsense\n\n{Reading(device, Now.AddSeconds(-1))}\n{Reading(device, Now, "\"battery\":101")}\n");

        Assert.Equal(2, answers.Sum(a => a.Number("accepted")));
        Assert.Equal((1, 5), (answers[0].Number("from"), answers[^1].Number("to")));
        Assert.Equal(
            [(2, "reading.malformed"), (5, "reading.out-of-range")],
            answers.SelectMany(a => a.GetProperty("rejected").EnumerateArray()).Select(r => (r.Number("line"), r.Text("code"))));
    }

    [Fact]
    public async Task A_line_is_answered_while_the_stream_goes_on()
    {
        var device = (await app.One.Register()).Text("id");
        using var connection = await OpenStream();

        await Line(connection, Reading(device, Now));
        Assert.Equal((1, 1, 1), Told(await NextAnswer(connection)));
        await Line(connection, Reading(device, Now));
        Assert.Equal((2, 2, 0), Told(await NextAnswer(connection)));
    }

    [Fact]
    public async Task A_stream_may_be_longer_than_a_body()
    {
        var device = (await app.One.Register()).Text("id");
        var line = Reading(device, Now).PadRight(30_000) + "\n";
        var answers = await Send(string.Concat(Enumerable.Repeat(line, 600)));

        Assert.Equal((1, 599, 600), (answers.Sum(a => a.Number("accepted")), answers.Sum(a => a.Number("duplicates")), answers[^1].Number("to")));
    }

    [Fact]
    public async Task A_stream_may_be_packed()
    {
        var device = (await app.One.Register()).Text("id");
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) await gzip.WriteAsync(Encoding.UTF8.GetBytes($"{Reading(device, Now)}\n"), Ct);

        Assert.Equal(1, (await Send(new ByteArrayContent(packed.ToArray()) { Headers = { ContentEncoding = { "gzip" } } })).Sum(a => a.Number("accepted")));
    }

    [Fact]
    public async Task An_empty_stream_is_answered_with_nothing() => Assert.Empty(await Send(""));

    private Task<List<JsonElement>> Send(string lines) => Send(new StringContent(lines, Encoding.UTF8));

    private async Task<List<JsonElement>> Send(HttpContent lines)
    {
        lines.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await app.One.Client.PostAsync("/v1/telemetry", lines, Ct);
        Assert.Equal((HttpStatusCode.OK, "application/x-ndjson"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return [.. (await answer.Content.ReadAsStringAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    // HTTP lets both sides speak at once; the usual client waits with listening until it has said everything.
    private async Task<NetworkStream> OpenStream()
    {
        var url = new Uri(app.Url);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(url.Host, url.Port, Ct);
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/telemetry HTTP/1.1\r\nHost: {url.Authority}\r\nAuthorization: Bearer {app.One.ApiKey}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"), Ct);
        return stream;
    }

    private static async Task Line(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line.Length + 1:x}\r\n{line}\n\r\n"), Ct);

    private static async Task<JsonElement> NextAnswer(NetworkStream stream)
    {
        var (text, one) = (new StringBuilder(), new byte[1]);
        while (await stream.ReadAsync(one, Ct) == 1)
        {
            text.Append((char)one[0]);
            if (one[0] == '\n' && text.ToString().Trim() is ['{', .., '}'] answer) return JsonSerializer.Deserialize<JsonElement>(answer);
            if (one[0] == '\n') text.Clear(); // a header, or the length of a chunk
        }

        throw new IOException("The stream ended.");
    }

    private static (int From, int To, int Accepted) Told(JsonElement answer) => (answer.Number("from"), answer.Number("to"), answer.Number("accepted"));
}
