using System.Net.Sockets;
using System.Text;

namespace Platform.Scenarios.Attack;

/// <summary>Requests no proper client would write, byte by byte over a socket.</summary>
public sealed class RawRequestTests(AttackedApp app) : IClassFixture<AttackedApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET /../../../../../../etc/passwd HTTP/1.1")]
    [InlineData("GET /..%2f..%2f..%2f..%2fetc%2fpasswd HTTP/1.1")]
    [InlineData("GET /%2e%2e/%2e%2e/appsettings.json HTTP/1.1")]
    [InlineData("GET /assets/..%5c..%5cappsettings.json HTTP/1.1")]
    [InlineData("GET /reference/..%2f..%2fappsettings.json HTTP/1.1")]
    [InlineData("GET /v1/../appsettings.json HTTP/1.1")]
    [InlineData("GET /v1/sites/..%2fapi-keys HTTP/1.1")]
    public async Task No_path_leads_out_of_the_house(string line)
    {
        var answer = await Send($"{line}\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("ConnectionStrings", answer, StringComparison.Ordinal);
        Assert.Matches("^HTTP/1.1 (4|200)", answer); // 200 is the web app's page, which answers to every address of a person
    }

    [Theory]
    [InlineData("GET /v1/sites HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: a\nX-Evil: 1\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /v1/sites HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"1\r\n X-Evil: 1\"\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /v1/sites\r\nX-Evil: 1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("POST /v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 50\r\nConnection: close\r\n\r\n{}")]
    [InlineData("POST /v1/session HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\nConnection: close\r\n\r\n0\r\n\r\n")]
    [InlineData("GET /v1/sites HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n")]
    public async Task Nothing_is_smuggled_between_lines(string request)
    {
        var answer = await Send(request);
        Assert.Matches("^HTTP/1.1 (4|505)", answer);
        Assert.DoesNotContain("\r\nX-Evil", answer, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A length and chunks at once is how one server is made to see another request than the one before it.</summary>
    [Fact]
    public async Task A_request_with_two_lengths_ends_the_connection()
    {
        var answer = await Send("POST /v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/permissions HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.Single(answer.Split("HTTP/1.1 ").Skip(1));
    }

    [Theory, InlineData(40, 431), InlineData(9, 414)]
    public async Task Too_much_before_the_body_is_refused(int kilobytes, int status)
    {
        var much = new string('a', kilobytes * 1024);
        var request = status == 431 ? $"GET /v1/sites HTTP/1.1\r\nHost: localhost\r\nX-Much: {much}\r\n\r\n" : $"GET /v1/sites?q={much} HTTP/1.1\r\nHost: localhost\r\n\r\n";
        Assert.StartsWith($"HTTP/1.1 {status} ", await Send(request), StringComparison.Ordinal);
    }

    private async Task<string> Send(string request)
    {
        var url = new Uri(app.Url);
        using var socket = new TcpClient();
        await socket.ConnectAsync(url.Host, url.Port, Ct);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Ct);

        using var guard = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        guard.CancelAfter(TimeSpan.FromSeconds(30));
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer, guard.Token) is > 0 and var read) answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (IOException) { } // the server hung up on us, as it may

        return answer.ToString();
    }
}
