namespace Dapr.Client;

/// <summary>An invoked app could not be reached, answered with a failure, or with something unreadable.</summary>
public class InvocationException : DaprException
{
    /// <summary>The app and method, the cause, and the answer if there was one.</summary>
    public InvocationException(string appId, string methodName, Exception innerException, HttpResponseMessage response)
        : base($"Invoking method '{methodName}' of app '{appId}' failed.", innerException)
    {
        AppId = appId;
        MethodName = methodName;
        Response = response;
    }

    /// <summary>The invoked app.</summary>
    public string AppId { get; }

    /// <summary>The invoked method.</summary>
    public string MethodName { get; }

    /// <summary>The answer; null when there was none.</summary>
    public HttpResponseMessage Response { get; }
}
