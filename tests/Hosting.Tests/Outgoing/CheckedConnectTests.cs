using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Hosting.Outgoing;

/// <summary>Here 127.0.0.1 stands for the public internet, and 127.0.0.2 for what must not be reached.</summary>
public sealed class CheckedConnectTests : IAsyncLifetime
{
    private readonly Dictionary<string, Queue<string>> _names = [];
    private WebApplication _server = null!;
    private int _asked;
    private int _reached;

    private int Port => new Uri(_server.Urls.First()).Port;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet("/", () => { Interlocked.Increment(ref _reached); return "hello"; });
        _server.MapGet("/to", (string url) => Results.Redirect(url));
        await _server.StartAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_public_name_is_called()
    {
        Resolves("hook.example", "127.0.0.1");

        Assert.Equal("hello", await Client().GetStringAsync($"http://hook.example:{Port}/", Ct));
    }

    [Fact]
    public async Task A_name_of_the_inside_is_not()
    {
        Resolves("inside.example", "127.0.0.2");

        await Refused($"http://inside.example:{Port}/");
    }

    [Theory]
    [InlineData("127.0.0.2"), InlineData("[::1]"), InlineData("[::ffff:127.0.0.2]"), InlineData("2130706434"), InlineData("0x7f000002"), InlineData("0177.0.0.2"), InlineData("169.254.169.254"), InlineData("localhost")]
    public async Task Neither_is_an_address_of_the_inside_however_it_is_written(string host)
    {
        Resolves("localhost", "127.0.0.2");

        await Refused($"http://{host}:{Port}/");
    }

    [Fact]
    public async Task A_redirect_to_the_inside_is_not_followed()
    {
        Resolves("hook.example", "127.0.0.1");
        Resolves("inside.example", "127.0.0.2");

        await Refused($"http://hook.example:{Port}/to?url=http://inside.example:{Port}/");
        Assert.Equal(0, _reached);
    }

    [Fact]
    public async Task A_name_that_answers_differently_the_second_time_gains_nothing()
    {
        Resolves("rebinding.example", "127.0.0.1", "127.0.0.2");

        Assert.Equal("hello", await Client().GetStringAsync($"http://rebinding.example:{Port}/", Ct));

        Assert.Equal(1, _asked); // the address that was looked at is the one connected to
        await Refused($"http://rebinding.example:{Port}/");
    }

    [Fact]
    public async Task Of_several_addresses_only_public_ones_are_called()
    {
        _names["mixed.example"] = new(["127.0.0.2,127.0.0.1"]);

        Assert.Equal("hello", await Client().GetStringAsync($"http://mixed.example:{Port}/", Ct));
    }

    [Theory, InlineData("ftp://hook.example/"), InlineData("file:///etc/passwd"), InlineData("gopher://hook.example/")]
    public async Task Only_http_is_spoken(string url) => await Refused(url);

    [Theory, InlineData("http://user:secret@hook.example/"), InlineData("http://hook.example:25/"), InlineData("http://hook.example:22/")]
    public async Task No_passwords_in_addresses_and_no_ports_of_other_protocols(string url)
    {
        Resolves("hook.example", "127.0.0.1");

        await Refused(url);
    }

    [Fact]
    public async Task An_operator_may_allow_a_network_of_the_inside()
    {
        Resolves("inside.example", "127.0.0.1");
        using var client = Client("127.0.0.0/8");

        Assert.Equal("hello", await client.GetStringAsync($"http://inside.example:{Port}/", Ct));
    }

    private void Resolves(string name, params string[] answers) => _names[name] = new(answers);

    private async Task Refused(string url)
    {
        using var client = Client();
        await Assert.ThrowsAsync<OutgoingRefusedException>(() => client.GetStringAsync(url, Ct));
    }

    private HttpClient Client(string allowed = "127.0.0.1/32")
    {
        var handler = OutgoingRegistration.Handler(new([IPNetwork.Parse(allowed)]), Resolve);
        return new(new OutgoingRegistration.OutgoingManners { InnerHandler = handler });
    }

    private Task<IPAddress[]> Resolve(string host, CancellationToken ct)
    {
        Interlocked.Increment(ref _asked);
        var answers = _names[host];
        return Task.FromResult<IPAddress[]>([.. (answers.Count > 1 ? answers.Dequeue() : answers.Peek()).Split(',').Select(IPAddress.Parse)]);
    }
}
