using Microsoft.Extensions.DependencyInjection;

namespace Platform.Conformance;

/// <summary>A relay under test.</summary>
public interface ILiveRelayFixture
{
    /// <summary>Lets a process speak to the others over it.</summary>
    void AddRelay(IServiceCollection services);

    /// <summary>What carries the frames crashes, forgets what was on its way, and is back.</summary>
    Task Crash();
}
