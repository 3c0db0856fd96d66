import type { Rule } from '../rule.ts';
import { agentDropsKey } from './agent-drops-key.ts';
import { agentDropsSpelling } from './agent-drops-spelling.ts';
import { agentHabits } from './agent-habits.ts';
import { agentHeader } from './agent-header.ts';
import { agentReadsOtherwise } from './agent-reads-otherwise.ts';
import { agentVariables } from './agent-variables.ts';
import { aliasBomb } from './alias-bomb.ts';
import { bootstrapConflict } from './bootstrap-conflict.ts';
import { containerTerminal } from './container-terminal.ts';
import { decimalMode } from './decimal-mode.ts';
import { deprecatedKey } from './deprecated-key.ts';
import { detachedContainer } from './detached-container.ts';
import { discoveryToken } from './discovery-token.ts';
import { discoveryUrl } from './discovery-url.ts';
import { dropInAsUnit } from './drop-in-as-unit.ts';
import { dropInName } from './drop-in-name.ts';
import { dropInStart } from './drop-in-start.ts';
import { duplicateEntry } from './duplicate-entry.ts';
import { duplicateKey } from './duplicate-key.ts';
import { enableWithoutInstall } from './enable-without-install.ts';
import { enabledService } from './enabled-service.ts';
import { envelopeDamaged } from './envelope-damaged.ts';
import { environmentReference } from './environment-reference.ts';
import { etcdAlone } from './etcd-alone.ts';
import { etcdChoice } from './etcd-choice.ts';
import { etcdListeners } from './etcd-listeners.ts';
import { etcdTls } from './etcd-tls.ts';
import { etcdUrl } from './etcd-url.ts';
import { etcdVersion } from './etcd-version.ts';
import { execPath } from './exec-path.ts';
import { execShellSyntax } from './exec-shell-syntax.ts';
import { fileKeysConflict } from './file-keys-conflict.ts';
import { flannelNetwork } from './flannel-network.ts';
import { fleetMetadata } from './fleet-metadata.ts';
import { foldedText } from './folded-text.ts';
import { groupName } from './group-name.ts';
import { headerHasSpace } from './header-has-space.ts';
import { headerInScript } from './header-in-script.ts';
import { headerIrregular } from './header-irregular.ts';
import { headerMissing } from './header-missing.ts';
import { homeFileOwner } from './home-file-owner.ts';
import { hostname } from './hostname.ts';
import { insecureKeySource } from './insecure-key-source.ts';
import { invalidJson } from './invalid-json.ts';
import { invalidSuppression } from './invalid-suppression.ts';
import { invalidText } from './invalid-text.ts';
import { invalidValue } from './invalid-value.ts';
import { irregularPath } from './irregular-path.ts';
import { joinedLines } from './joined-lines.ts';
import { keyNotText } from './key-not-text.ts';
import { keySource } from './key-source.ts';
import { localAddress } from './local-address.ts';
import { lockWithoutEtcd } from './lock-without-etcd.ts';
import { lookAlike } from './look-alike.ts';
import { lostPercent } from './lost-percent.ts';
import { maskedUnit } from './masked-unit.ts';
import { memberMismatch } from './member-mismatch.ts';
import { misplacedKey } from './misplaced-key.ts';
import { missingKey } from './missing-key.ts';
import { mixedSpelling } from './mixed-spelling.ts';
import { mountName } from './mount-name.ts';
import { nearlyNamed } from './nearly-named.ts';
import { nestedTooDeep } from './nested-too-deep.ts';
import { oddHostname } from './odd-hostname.ts';
import { oddMode } from './odd-mode.ts';
import { otherFormat } from './other-format.ts';
import { parentIsFile } from './parent-is-file.ts';
import { passwordHash } from './password-hash.ts';
import { passwordHashWeak } from './password-hash-weak.ts';
import { plainPassword } from './plain-password.ts';
import { privateKeyListed } from './private-key-listed.ts';
import { providerSize } from './provider-size.ts';
import { readOnlyPath } from './read-only-path.ts';
import { readablePrivateKey } from './readable-private-key.ts';
import { readableSecret } from './readable-secret.ts';
import { rebootWindow } from './reboot-window.ts';
import { relativePath } from './relative-path.ts';
import { retiredUnitDirective } from './retired-unit-directive.ts';
import { scriptNotExecutable } from './script-not-executable.ts';
import { scriptWithoutInterpreter } from './script-without-interpreter.ts';
import { serviceAddress } from './service-address.ts';
import { serviceNotStarted } from './service-not-started.ts';
import { serviceStart } from './service-start.ts';
import { settingForm } from './setting-form.ts';
import { settingHasNoEffect } from './setting-has-no-effect.ts';
import { setuidFile } from './setuid-file.ts';
import { severalDocuments } from './several-documents.ts';
import { specifierInSetting } from './specifier-in-setting.ts';
import { sshKey } from './ssh-key.ts';
import { sshKeyInComment } from './ssh-key-in-comment.ts';
import { sshKeyOption } from './ssh-key-option.ts';
import { sshKeyPlaceholder } from './ssh-key-placeholder.ts';
import { sshKeyRepeated } from './ssh-key-repeated.ts';
import { sshKeyWeak } from './ssh-key-weak.ts';
import { startOrder } from './start-order.ts';
import { sudoRule } from './sudo-rule.ts';
import { templateWithoutInstance } from './template-without-instance.ts';
import { tooLarge } from './too-large.ts';
import { undecodableContent } from './undecodable-content.ts';
import { unitContinuation } from './unit-continuation.ts';
import { unitEnvironment } from './unit-environment.ts';
import { unitKeyUnused } from './unit-key-unused.ts';
import { unitLacksSetting } from './unit-lacks-setting.ts';
import { unitLine } from './unit-line.ts';
import { unitName } from './unit-name.ts';
import { unitQuote } from './unit-quote.ts';
import { unitReference } from './unit-reference.ts';
import { unitValue } from './unit-value.ts';
import { unknownAlias } from './unknown-alias.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownOwner } from './unknown-owner.ts';
import { unknownTag } from './unknown-tag.ts';
import { unknownUnitDirective } from './unknown-unit-directive.ts';
import { unknownUnitSection } from './unknown-unit-section.ts';
import { unknownVariable } from './unknown-variable.ts';
import { unreadFile } from './unread-file.ts';
import { unrenderedTemplate } from './unrendered-template.ts';
import { unstatedEncoding } from './unstated-encoding.ts';
import { unsuppliedVariable } from './unsupplied-variable.ts';
import { unsuppliedVariableInText } from './unsupplied-variable-in-text.ts';
import { unusedAnchor } from './unused-anchor.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { unwritablePath } from './unwritable-path.ts';
import { urlCredentials } from './url-credentials.ts';
import { usualWord } from './usual-word.ts';
import { valueMissing } from './value-missing.ts';
import { variableForm } from './variable-form.ts';
import { worldWritableFile } from './world-writable-file.ts';
import { wrongType } from './wrong-type.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** The one list of rules, by code. */
export const rules: readonly Rule[] = [
  headerMissing,
  headerHasSpace,
  headerIrregular,
  invalidText,
  tooLarge,
  otherFormat,
  envelopeDamaged,
  providerSize,
  unrenderedTemplate,
  headerInScript,
  invalidSuppression,
  unusedSuppression,
  yamlSyntax,
  duplicateKey,
  mixedSpelling,
  aliasBomb,
  nestedTooDeep,
  severalDocuments,
  keyNotText,
  unknownTag,
  unknownAlias,
  unusedAnchor,
  unknownKey,
  wrongType,
  invalidValue,
  missingKey,
  deprecatedKey,
  misplacedKey,
  decimalMode,
  relativePath,
  unitName,
  undecodableContent,
  readOnlyPath,
  discoveryUrl,
  unknownVariable,
  unsuppliedVariable,
  unsuppliedVariableInText,
  dropInAsUnit,
  dropInName,
  hostname,
  duplicateEntry,
  rebootWindow,
  etcdVersion,
  unknownUnitDirective,
  unitLine,
  unitContinuation,
  retiredUnitDirective,
  unitValue,
  unitEnvironment,
  unitReference,
  enableWithoutInstall,
  serviceStart,
  dropInStart,
  execPath,
  execShellSyntax,
  unitLacksSetting,
  mountName,
  templateWithoutInstance,
  maskedUnit,
  unknownUnitSection,
  unitKeyUnused,
  containerTerminal,
  flannelNetwork,
  sshKey,
  sshKeyPlaceholder,
  sshKeyWeak,
  sshKeyOption,
  sshKeyRepeated,
  passwordHash,
  passwordHashWeak,
  irregularPath,
  parentIsFile,
  settingHasNoEffect,
  homeFileOwner,
  unknownOwner,
  scriptNotExecutable,
  scriptWithoutInterpreter,
  oddMode,
  unstatedEncoding,
  oddHostname,
  unwritablePath,
  discoveryToken,
  bootstrapConflict,
  etcdUrl,
  localAddress,
  serviceNotStarted,
  enabledService,
  lockWithoutEtcd,
  startOrder,
  specifierInSetting,
  fileKeysConflict,
  sudoRule,
  groupName,
  sshKeyInComment,
  environmentReference,
  serviceAddress,
  fleetMetadata,
  invalidJson,
  etcdListeners,
  detachedContainer,
  lostPercent,
  etcdAlone,
  settingForm,
  etcdTls,
  unreadFile,
  keySource,
  lookAlike,
  foldedText,
  joinedLines,
  valueMissing,
  memberMismatch,
  nearlyNamed,
  variableForm,
  usualWord,
  etcdChoice,
  unitQuote,
  agentDropsKey,
  agentDropsSpelling,
  agentReadsOtherwise,
  agentHeader,
  agentHabits,
  agentVariables,
  plainPassword,
  privateKeyListed,
  readablePrivateKey,
  readableSecret,
  worldWritableFile,
  setuidFile,
  urlCredentials,
  insecureKeySource,
];
