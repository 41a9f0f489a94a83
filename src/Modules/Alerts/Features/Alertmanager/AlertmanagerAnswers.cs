using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>What is wrong, as callers of either API expect to hear it: Alertmanager's read a JSON text.</summary>
internal static class AlertmanagerAnswers
{
    private const string RetryAfterSeconds = "1";

    public static ProblemHttpResult Problem(Refusal refusal, HttpResponse response)
    {
        var status = StatusOf(refusal, response);
        return Problems.Of(status, refusal.Code, refusal.Message);
    }

    public static JsonHttpResult<string> Told(Refusal refusal, HttpResponse response)
    {
        var status = StatusOf(refusal, response);
        // Prometheus gives up on whatever is answered 4xx but 429, and tries again what is answered 5xx.
        return TypedResults.Json(refusal.Message, statusCode: status is StatusCodes.Status429TooManyRequests ? StatusCodes.Status503ServiceUnavailable : status);
    }

    private static int StatusOf(Refusal refusal, HttpResponse response)
    {
        if (refusal.Kind is RefusalKind.TooLarge) return StatusCodes.Status413PayloadTooLarge;
        if (refusal.Kind is RefusalKind.NotFound) return StatusCodes.Status404NotFound;
        if (refusal.Kind is not RefusalKind.Busy) return StatusCodes.Status400BadRequest;
        response.Headers.RetryAfter = RetryAfterSeconds;
        return refusal.Code == "alert.unavailable" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests;
    }

    public static JsonHttpResult<string> Bad(string why) => TypedResults.Json(why, statusCode: StatusCodes.Status400BadRequest);
}
