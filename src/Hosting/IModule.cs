using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Platform.Hosting;

/// <summary>What a process does; the single-machine edition does all of it.</summary>
[Flags]
public enum Roles { None = 0, Api = 1, Worker = 2, Silo = 4, Web = 8, All = Api | Worker | Silo | Web }

/// <summary>One bounded context. A host composes the parts its roles need; a module never asks which roles run.</summary>
public interface IModule
{
    /// <summary>Its name in the schema, the migrations and the catalogue: "devices".</summary>
    string Name { get; }

    void AddServices(IHostApplicationBuilder builder);

    /// <summary>Its table of contents: one line per verb.</summary>
    void MapApi(IEndpointRouteBuilder api) { }

    /// <summary>What runs on its own: subscriptions, reactions, jobs, schedules.</summary>
    void AddWorkers(IServiceCollection services) { }
}
