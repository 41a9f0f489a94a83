using System.Security.Claims;

namespace Platform.Hosting.Live;

/// <summary>Who is connected to the live stream of this process.</summary>
public interface ILiveConnections
{
    int Count { get; }

    /// <summary>Hangs up on everyone the rule names, because what they were let in with no longer holds; answers how many.</summary>
    int Close(Func<ClaimsPrincipal, bool> which);
}
