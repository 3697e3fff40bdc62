// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.sandbox.cloud.CloudCall;
import dev.recover.sandbox.cloud.CloudFault;
import dev.recover.sandbox.cloud.CloudReply;
import dev.recover.sandbox.cloud.CloudRequest;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.Fate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Answers requests of the query protocol. */
final class Ec2Api {
  private static final String XML = "text/xml;charset=UTF-8";

  private final CloudSetting setting;
  private final Map<String, Function<Ec2Call, Ec2Xml>> ec2 = new TreeMap<>();
  private final Map<String, Function<Ec2Call, Ec2Xml>> sts = new TreeMap<>();

  Ec2Api(Ec2Resources resources) {
    this.setting = resources.setting();
    VolumeWrites volumes = new VolumeWrites(resources);
    SnapshotReads snapshotReads = new SnapshotReads(resources);
    SnapshotWrites snapshots = new SnapshotWrites(resources);
    TagWrites tags = new TagWrites(resources);
    SecurityTokens tokens = new SecurityTokens(resources);
    ec2.put("DescribeVolumes", new VolumeReads(resources)::describe);
    ec2.put("CreateVolume", volumes::create);
    ec2.put("DeleteVolume", volumes::delete);
    ec2.put("AttachVolume", volumes::attach);
    ec2.put("DetachVolume", volumes::detach);
    ec2.put("DescribeSnapshots", snapshotReads::describe);
    ec2.put("DescribeSnapshotAttribute", snapshotReads::attribute);
    ec2.put("CreateSnapshot", snapshots::create);
    ec2.put("CopySnapshot", snapshots::copy);
    ec2.put("ModifySnapshotAttribute", snapshots::share);
    ec2.put("DeleteSnapshot", snapshots::delete);
    ec2.put("CreateTags", tags::create);
    ec2.put("DeleteTags", tags::delete);
    ec2.put("DescribeAvailabilityZones", ZoneReads::zones);
    ec2.put("DescribeRegions", ZoneReads::regions);
    sts.put("GetCallerIdentity", tokens::identity);
    sts.put("AssumeRole", tokens::assume);
  }

  CloudReply answer(CloudRequest request) {
    String id = UUID.randomUUID().toString();
    Map<String, String> parameters = new TreeMap<>(request.query());
    parameters.putAll(CloudRequest.form(request.body()));
    String action = parameters.getOrDefault("Action", "");
    boolean isSts = sts.containsKey(action);
    try {
      Caller caller = Caller.of(request, setting.clock().now());
      CloudCall call =
          new CloudCall(
              caller.account(), caller.region(), (isSts ? "sts:" : "ec2:") + action, parameters);
      setting.calls().add(call);
      Optional<CloudFault> fault = setting.faults().of(call);
      Optional<CloudReply> instead = fault.flatMap(f -> Ec2Trouble.reply(f, call, id));
      if (instead.isPresent()) {
        return instead.get();
      }
      caller.requireRegion();
      CloudReply reply = carriedOut(call, action, isSts, id);
      boolean lost = fault.filter(f -> f.kind() == CloudFault.Kind.CUT_AFTER).isPresent();
      return lost ? CloudReply.cut() : reply;
    } catch (Ec2Error refused) {
      return Ec2Trouble.reply(refused, isSts, id);
    }
  }

  private CloudReply carriedOut(CloudCall call, String action, boolean isSts, String id) {
    Function<Ec2Call, Ec2Xml> carriesOut = (isSts ? sts : ec2).get(action);
    if (carriesOut == null) {
      throw Ec2Error.of("InvalidAction", "The action '" + action + "' is not valid here.");
    }
    Map<String, String> parameters = new TreeMap<>(call.parameters());
    if ("true".equals(parameters.remove("DryRun"))) {
      throw new Ec2Error(
          412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
    }
    Fate fate = setting.faults().fateOf(call);
    String body =
        carriesOut
            .apply(new Ec2Call(call.account(), call.place(), action, Map.copyOf(parameters), fate))
            .toString();
    // SDKs read STS's result as the first element, and EC2's request id wherever it stands.
    String content =
        isSts
            ? body + "<ResponseMetadata><RequestId>" + id + "</RequestId></ResponseMetadata>"
            : "<requestId>" + id + "</requestId>" + body;
    String space =
        isSts
            ? "https://sts.amazonaws.com/doc/2011-06-15/"
            : "http://ec2.amazonaws.com/doc/2016-11-15/";
    return CloudReply.text(
        200,
        XML,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <%1$sResponse xmlns="%2$s">%3$s</%1$sResponse>"""
            .formatted(action, space, content));
  }
}
