using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Hosting.Http;

/// <summary>Turns what a slice concluded into what its caller reads.</summary>
public static class Responses
{
    /// <summary>200 with the view, or the refusal as a problem.</summary>
    public static async Task<Results<Ok<TView>, ProblemHttpResult>> Respond<T, TView>(this Task<Outcome<T>> pending, Func<T, TView> view)
    {
        var outcome = await pending;
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        return TypedResults.Ok(view(outcome.Value!));
    }

    /// <summary>200 with the value as it is, or the refusal as a problem.</summary>
    public static Task<Results<Ok<T>, ProblemHttpResult>> Respond<T>(this Task<Outcome<T>> pending) => pending.Respond(static value => value);

    /// <summary>201 with the view and where it lives from now on, or the refusal as a problem.</summary>
    public static async Task<Results<Created<TView>, ProblemHttpResult>> RespondCreated<T, TView>(
        this Task<Outcome<T>> pending, Func<T, TView> view, Func<TView, string> location)
    {
        var outcome = await pending;
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        var created = view(outcome.Value!);
        return TypedResults.Created(location(created), created);
    }
}
