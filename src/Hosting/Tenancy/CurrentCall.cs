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

    /// <summary>Whether nobody's request asked for it, or one asks it beside what it does itself.</summary>
    internal bool IsBeside { get; set; }
}

public static class CallScopes
{
    public static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddScoped<CurrentCall>()
        .AddScoped(sp => sp.GetRequiredService<CurrentCall>().Call);

    /// <summary>A scope for work nobody's request asked for (a reaction, a job, a seeder), or for a question many requests share the answer of.</summary>
    public static AsyncServiceScope CreateScopeFor(this IServiceProvider services, Call call)
    {
        var scope = services.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<CurrentCall>();
        (current.Call, current.IsBeside) = (call, true);
        return scope;
    }
}
