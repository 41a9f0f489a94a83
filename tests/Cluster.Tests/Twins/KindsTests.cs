using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Platform.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Twins;
using Platform.TestKit;

namespace Platform.Cluster.Twins;

public sealed class KindsTests
{
    [Fact]
    public async Task Every_kind_of_twin_that_a_module_adds_has_a_grain()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddModules(PlatformApp.Modules);
        builder.Services.AddSingleton(_ => new Databases("Host=nowhere")); // described, never started
        await using var services = builder.Services.BuildServiceProvider();

        var kinds = services.GetServices<ITwinEngine>().Select(engine => engine.Kind).Order();
        var grains = typeof(TwinGrain).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TwinGrain)))
            .Select(type => type.GetCustomAttribute<GrainTypeAttribute>()!.GetGrainType(services, type).ToString()!).Order();

        Assert.Equal(kinds, grains);
    }

    [Theory, InlineData("Silo"), InlineData("Api,Worker")]
    public async Task Everything_a_process_is_made_of_can_be_made(string roles)
    {
        var builder = WebApplication.CreateBuilder([$"--Roles={roles}"]);
        builder.AddModules(PlatformApp.Modules, new ClusterEdition());
        builder.Services.AddSingleton(_ => new Databases("Host=nowhere"));
        await using var app = builder.Build();

        var parts = await Task.Run(() => app.Services.GetServices<IHostedService>().ToArray()).WaitAsync(TimeSpan.FromSeconds(60)); // what needs itself waits for ever

        Assert.NotEmpty(parts);
    }
}
