namespace Platform.Benchmarks.Running;

/// <summary>The Host a verb talks to: the one that was named, or one of its own that ends with the verb.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly HostProcess? _own;
    private readonly Scratch? _scratch;

    private Target(Uri url, string key, HostProcess? own, Scratch? scratch) => (Url, Key, _own, _scratch) = (url, key, own, scratch);

    public Uri Url { get; }

    /// <summary>An API key.</summary>
    public string Key { get; }

    public static async Task<Target> Of(VerbArgs args)
    {
        if (args.Text("url") is { } given)
            return Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? new(url, args.Text("key") ?? throw new WrongArgumentException("--url needs --key: an API key that may read and write."), null, null)
                : throw new WrongArgumentException($"--url is '{given}', which is no address such as http://localhost:5000.");

        var scratch = new Scratch();
        HostProcess? host = null;
        try
        {
            host = await HostProcess.Start(scratch.Within("data"), args.Stop);
            return new(host.Url, (await DemoKey.Of(host, args.Stop)).ApiKey, host, scratch);
        }
        catch
        {
            if (host is not null) await host.DisposeAsync();
            scratch.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null) await _own.DisposeAsync();
        _scratch?.Dispose();
    }
}
