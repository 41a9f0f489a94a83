using Microsoft.AspNetCore.Builder;
using Platform.Hosting.Live;
using Platform.Hosting.Twins;

namespace Platform.Hosting;

/// <summary>What differs between the editions: where twins live, and how facts and live frames travel between processes.</summary>
public interface IEdition
{
    /// <summary>Registers a relay of live frames, and a transport of facts where it is not the database.</summary>
    void AddTransports(WebApplicationBuilder builder);

    /// <summary>Registers where twins live and how this process speaks to them. After the modules, whose twins it finds.</summary>
    void AddTwins(WebApplicationBuilder builder);
}

/// <summary>The single-machine edition: the database carries everything, and one process is the home of all twins.</summary>
internal sealed class SingleMachine : IEdition
{
    public void AddTransports(WebApplicationBuilder builder) => builder.Services.RelayLive();

    public void AddTwins(WebApplicationBuilder builder)
    {
        var isSilo = builder.Roles().HasFlag(Roles.Silo);
        builder.Services.ShareTwins(mayBeHome: isSilo);
        if (isSilo) builder.Services.AddTwinHost().AddTwinPostOffice();
    }
}
