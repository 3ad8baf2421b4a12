namespace EduStream.LocalDapr.Errors;

/// <summary>A failure that the caller sees, in both of its shapes: an HTTP status with a JSON body, and a gRPC status with details.</summary>
internal sealed class DaprError(int status, string code, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary><c>errorCode</c> of the HTTP body.</summary>
    public string Code => code;

    /// <summary>gRPC status code.</summary>
    public GrpcStatusCode GrpcCode { get; init; } = GrpcStatusCode.Internal;

    /// <summary>gRPC message where it differs from the HTTP one.</summary>
    public string? GrpcMessage { get; init; }

    /// <summary><c>details</c> of the HTTP body; left out when empty.</summary>
    public IReadOnlyList<ErrorDetail> Details { get; init; } = [];

    /// <summary>Details of the gRPC status; those of the HTTP body unless set.</summary>
    public IReadOnlyList<ErrorDetail>? GrpcDetails { get; init; }

    /// <summary>An error whose gRPC form carries nothing but its code as the reason.</summary>
    public static DaprError Plain(int status, GrpcStatusCode grpc, string code, string message) =>
        new(status, code, message) { GrpcCode = grpc, GrpcDetails = [new ErrorInfo(code)] };

    /// <summary>The request cannot be read.</summary>
    public static DaprError Malformed(string message) => Plain(400, GrpcStatusCode.InvalidArgument, "ERR_MALFORMED_REQUEST", message);

    /// <summary>No such route, and no app-id to which the call could go.</summary>
    public static DaprError NoRoute() => Plain(
        404, GrpcStatusCode.NotFound, "ERR_DIRECT_INVOKE", "failed getting app id either from the URL path or the header dapr-app-id");
}

/// <summary>One entry of an error's details.</summary>
internal abstract record ErrorDetail;

internal sealed record ErrorInfo(string Reason, IReadOnlyDictionary<string, string>? Metadata = null) : ErrorDetail;

internal sealed record ResourceInfo(string Type, string Name, string Description = "") : ErrorDetail;

internal sealed record BadField(string Field, string Description) : ErrorDetail;
