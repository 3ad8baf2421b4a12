using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Rpc = DaprProtocol.Rpc;

namespace EduStream.LocalDapr.Errors;

/// <summary>Errors as gRPC statuses with <c>google.rpc</c> details.</summary>
internal static class GrpcErrors
{
    public static GrpcException ToGrpc(this DaprError error) =>
        new(Status(error.GrpcCode, error.GrpcMessage ?? error.Message, error.GrpcDetails ?? error.Details));

    public static GrpcStatus Status(GrpcStatusCode code, string message, IReadOnlyList<ErrorDetail> details)
    {
        var status = new Rpc.Status { Code = (int)code, Message = message };
        status.Details.AddRange(details.Select(detail => Any.Pack(Message(detail))));
        return new GrpcStatus(code, message, status.ToByteString());
    }

    private static IMessage Message(ErrorDetail detail)
    {
        switch (detail)
        {
            case ErrorInfo info:
                var message = new Rpc.ErrorInfo { Reason = info.Reason, Domain = "dapr.io" };
                foreach (var (name, value) in info.Metadata ?? new Dictionary<string, string>()) { message.Metadata[name] = value; }
                return message;
            case ResourceInfo resource:
                return new Rpc.ResourceInfo { ResourceType = resource.Type, ResourceName = resource.Name, Description = resource.Description };
            case BadField bad:
                return new Rpc.BadRequest { FieldViolations = { new Rpc.BadRequest.Types.FieldViolation { Field = bad.Field, Description = bad.Description } } };
            default:
                throw new ArgumentOutOfRangeException(nameof(detail));
        }
    }
}
