using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Tenancy;

/// <summary>Holds the scope's <see cref="Call"/>: set once, by whoever opened the scope, before anything asks for it.</summary>
public sealed class CurrentCall
{
    private Call? _call;

    public Call Call
    {
        get => _call ?? throw new InvalidOperationException("This scope has no call: open it with CreateScopeFor(call), or authenticate the request.");
        set => _call = _call is null ? value : throw new InvalidOperationException("The call of a scope is set once.");
    }

    public bool IsSet => _call is not null;
}

public static class CallScopes
{
    public static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddScoped<CurrentCall>()
        .AddScoped(sp => sp.GetRequiredService<CurrentCall>().Call);

    /// <summary>A scope for work nobody's request asked for: a reaction, a job, a seeder.</summary>
    public static AsyncServiceScope CreateScopeFor(this IServiceProvider services, Call call)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Call = call;
        return scope;
    }
}
