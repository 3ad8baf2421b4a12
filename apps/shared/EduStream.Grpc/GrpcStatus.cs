using Google.Protobuf;

namespace EduStream.Grpc;

/// <summary>The status codes of gRPC, numbered as on the wire.</summary>
public enum GrpcStatusCode
{
    /// <summary>Done.</summary>
    OK = 0,
    /// <summary>The caller gave up.</summary>
    Cancelled = 1,
    /// <summary>No better code fits.</summary>
    Unknown = 2,
    /// <summary>The request itself is wrong.</summary>
    InvalidArgument = 3,
    /// <summary>The time limit passed.</summary>
    DeadlineExceeded = 4,
    /// <summary>Not there.</summary>
    NotFound = 5,
    /// <summary>Already there.</summary>
    AlreadyExists = 6,
    /// <summary>Known caller, not allowed.</summary>
    PermissionDenied = 7,
    /// <summary>A quota or a size limit is used up.</summary>
    ResourceExhausted = 8,
    /// <summary>The system is in the wrong state for this call.</summary>
    FailedPrecondition = 9,
    /// <summary>A concurrency conflict, such as an ETag mismatch.</summary>
    Aborted = 10,
    /// <summary>Past the valid range.</summary>
    OutOfRange = 11,
    /// <summary>No such service or method.</summary>
    Unimplemented = 12,
    /// <summary>The protocol was broken.</summary>
    Internal = 13,
    /// <summary>Cannot be reached now; worth a retry.</summary>
    Unavailable = 14,
    /// <summary>Data are lost.</summary>
    DataLoss = 15,
    /// <summary>The caller is not known.</summary>
    Unauthenticated = 16,
}

/// <summary>How a call ended. <paramref name="Details"/> is a serialized <c>google.rpc.Status</c>, passed on as it is.</summary>
public sealed record GrpcStatus(GrpcStatusCode Code, string Message = "", ByteString? Details = null)
{
    /// <summary>Success.</summary>
    public static GrpcStatus OK { get; } = new(GrpcStatusCode.OK);
}
