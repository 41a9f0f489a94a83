using System.Collections.Concurrent;

namespace Platform.TestKit;

/// <summary>The platforms that the classes of a test assembly share, one for each kind: started when the first class needs it, stopped after the last test.</summary>
public sealed class SharedPlatforms : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Type, Lazy<Task<RunningPlatform>>> _running = new();

    internal static async Task<SharedPlatforms> OfThisAssembly() => await TestContext.Current.GetFixture<SharedPlatforms>()
        ?? throw new InvalidOperationException($"Classes share platforms in an assembly that says so: [assembly: AssemblyFixture(typeof({nameof(SharedPlatforms)}))].");

    internal Task<RunningPlatform> Get(Type kind, Func<Task<RunningPlatform>> start) => _running.GetOrAdd(kind, _ => new(start)).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var platform in _running.Values)
            if (platform is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await platform.Value).DisposeAsync();
    }
}
